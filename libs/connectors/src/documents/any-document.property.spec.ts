import { parseEvent, type Parsed } from '@pedigree/events';
import { interpret } from '@pedigree/lineage';
import fc from 'fast-check';
import { readCycloneDx } from '../cyclonedx/read';
import { readHuggingFaceCard } from '../huggingface/read';
import { readSpdx } from '../spdx/read';
import { backfillOf } from './backfill';
import { type Reading } from './declaration';

const RECEIVED = '2026-11-27T12:00:00.000Z';

/** Mostly what fits, sometimes anything. */
const or = <T>(fitting: fc.Arbitrary<T>) => fc.oneof({ weight: 60, arbitrary: fitting }, fc.json());
const rarely = <T>(odd: fc.Arbitrary<T>) => ({ weight: 1, arbitrary: odd });
const ref = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('a', 'b', 'urn:c') },
  rarely(fc.constantFrom('__proto__', 'constructor', '')),
);
const text = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom('support', 'a b', 'pkg:generic/a@1', 'org/name') },
  rarely(fc.string()),
  rarely(fc.constantFrom('x'.repeat(2000), 'a\u0000b', '__proto__')),
);
const some = <T>(item: fc.Arbitrary<T>) => fc.array(or(item), { maxLength: 4 });
const partly = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }, required: (keyof T)[] = []) =>
  fc.record(model, { requiredKeys: required });

/** A property of ours with a value that fits, sometimes with another's. */
const FITTING = [
  ['TRAINED_ON', '{"ref":"urn:c","stage":"sft","share":0.5}'],
  ['INITIALIZED_FROM', '{"ref":"a","method":"merge","weight":0.3}'],
  ['INITIALIZED_FROM', '{"ref":"b","method":"finetune","rank":8}'],
  ['GENERATED_BY', '{"ref":"b","channel":"completions","decoding":"{}"}'],
  ['DERIVED_FROM', '{"ref":"urn:c","operation":"filter"}'],
  ['SHARES_INITIALIZATION', '{"ref":"b","relation":"same"}'],
  ['flagged', 'incident'],
  ['placeholder', 'true'],
  ['initialization', 'random'],
  ['earlierDigest', `sha256:${'b'.repeat(64)}`],
] as const;
const property = fc
  .tuple(
    fc.constantFrom(...FITTING),
    fc.oneof({ weight: 15, arbitrary: fc.constant(undefined) }, fc.constantFrom(...FITTING)),
  )
  .map(([[name, value], other]) => ({ name: `pedigree:${name}`, value: other?.[1] ?? value }));
const place = fc.record({ url: text });
const asides = some(fc.record({ type: text, name: text, purl: text }));
const component = partly(
  {
    type: fc.constantFrom('machine-learning-model', 'data', 'library', 'file', 'corpus'),
    name: text,
    version: text,
    purl: text,
    'bom-ref': ref,
    hashes: some(
      fc.record({ alg: fc.constant('SHA-256'), content: or(fc.constant('a'.repeat(64))) }),
    ),
    properties: some(property),
    pedigree: partly({ ancestors: asides, descendants: asides, variants: asides }),
    modelCard: fc.record({
      modelParameters: fc.record({ datasets: some(partly({ ref, name: text, contents: place })) }),
    }),
    components: asides,
    data: some(partly({ type: text, name: text, contents: place })),
    externalReferences: some(partly({ type: text, url: text, comment: text })),
    tags: some(text),
  },
  ['type', 'name'],
);
const flow = fc.record({ resource: fc.record({ ref }) });
const step = {
  inputs: some(flow),
  outputs: some(flow),
  resourceReferences: some(fc.record({ ref })),
};
const bom = fc.record({
  bomFormat: fc.constant('CycloneDX'),
  metadata: or(partly({ timestamp: or(fc.constant(RECEIVED)), component: or(component) })),
  components: fc.array(component, { maxLength: 5 }),
  dependencies: some(partly({ ref, dependsOn: some(ref), provides: some(ref) }, ['ref'])),
  formulation: some(
    fc.record({
      workflows: some(partly({ ...step, tasks: some(partly(step)) })),
      components: asides,
    }),
  ),
  compositions: some(
    fc.record({
      aggregate: fc.constantFrom('complete', 'incomplete', 'unknown'),
      dependencies: some(ref),
    }),
  ),
});

const element = partly(
  {
    type: fc.constantFrom(
      ...['ai_AIPackage', 'dataset_DatasetPackage', 'Relationship', 'CreationInfo'],
      ...['software_File', 'software_Package', 'build_Build'],
    ),
    spdxId: ref,
    name: text,
    created: or(fc.constant(RECEIVED)),
    software_packageUrl: text,
    from: ref,
    to: fc.oneof(ref, fc.array(ref, { maxLength: 3 })),
    relationshipType: fc.constantFrom(
      ...['trainedOn', 'descendantOf', 'generates', 'testedOn', 'contains', 'hasOutput', 'other'],
    ),
    completeness: fc.constantFrom('complete', 'incomplete', 'noAssertion'),
  },
  ['type'],
);
const spdx = fc.record({ '@graph': fc.array(or(element), { maxLength: 8 }) });

const names = fc.oneof(text, some(text), fc.json());
const card = partly({
  base_model: names,
  datasets: names,
  tags: names,
  license: names,
  source_datasets: names,
  base_model_relation: names,
  teacher_model: names,
})
  .map((metadata) => `---\n${JSON.stringify(metadata)}\n---\n`)
  .chain((whole) => fc.constantFrom(whole, whole.slice(3), whole.slice(0, -6)));

/** Either valid events, told apart by their ids, or problems that say where and what to do; never a throw. */
function expectSense(read: () => Parsed<Reading>): void {
  const reading = read();
  const result = reading.ok ? backfillOf(reading.value, RECEIVED) : reading;
  if (!result.ok) {
    expect(result.errors.length).toBeGreaterThan(0);
    for (const { pointer, message, remedy } of result.errors)
      expect([typeof pointer, message !== '', remedy !== '']).toEqual(['string', true, true]);
    return;
  }
  const { events, undisclosed, notes } = result.value;
  for (const event of events) expect(parseEvent(event, RECEIVED)).toMatchObject({ ok: true });
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  const ends = new Set(
    events
      .flatMap((event) => interpret(event).facts)
      .flatMap((fact) => (fact.fact === 'edge' ? fact.to : [])),
  );
  for (const id of undisclosed) expect(ends).toContain(id);
  for (const { pointer, message } of notes)
    expect([pointer === '' || pointer.startsWith('/'), message !== '']).toEqual([true, true]);
}

describe('any document', () => {
  it.each([
    ['CycloneDX', or(bom), (json: unknown) => readCycloneDx(json)],
    ['SPDX', or(spdx), (json: unknown) => readSpdx(json)],
  ])('of %s makes valid events or says what is wrong', (_format, documents, read) => {
    fc.assert(
      fc.property(documents, (json) => expectSense(() => read(json))),
      { numRuns: 400 },
    );
  });

  it.each(['model', 'dataset'] as const)('that is a card of a %s does', (kind) => {
    const read = (text: string) => readHuggingFaceCard(text, { id: 'pkg:huggingface/a/b@1', kind });
    fc.assert(
      fc.property(fc.oneof({ weight: 4, arbitrary: card }, text), (document) =>
        expectSense(() => read(document)),
      ),
      { numRuns: 400 },
    );
  });
});
