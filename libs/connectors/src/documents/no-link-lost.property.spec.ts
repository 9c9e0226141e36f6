import { type PedigreeEvent, type Parsed } from '@pedigree/events';
import { type EdgeFact, interpret } from '@pedigree/lineage';
import fc from 'fast-check';
import { readCycloneDx } from '../cyclonedx/read';
import { readHuggingFaceCard } from '../huggingface/read';
import { readSpdx } from '../spdx/read';
import { backfillOf } from './backfill';
import { type Reading } from './declaration';

const RECEIVED = '2026-11-27T12:00:00.000Z';

/** One thing was made of another, by their references in the document. */
interface MadeOf {
  of: string;
  by: string;
}

const REFS = ['a', 'b', 'c', 'd', 'e', 'nowhere', 'pkg:generic/acme/elsewhere@1'];
const ref = fc.constantFrom(...REFS);
const links = fc.array(fc.record({ of: ref, by: ref }), { maxLength: 6 });

const isOutside = (of: string): boolean => of.startsWith('pkg:');

const SUBJECT = 'pkg:generic/acme/a@1';
/** What the document means by a reference: of things without a package URL, what others cannot know. */
const idsOf = (of: string, hasPurl: boolean): string =>
  isOutside(of) ? of : hasPurl ? `pkg:generic/acme/${of}@1` : `${SUBJECT}#${of}`;

function eventsOf(reading: Parsed<Reading>): readonly PedigreeEvent[] {
  const backfill = reading.ok ? backfillOf(reading.value, RECEIVED) : reading;
  if (!backfill.ok) throw new Error(JSON.stringify(backfill.errors));
  return backfill.value.events;
}
const edgesOf = (events: readonly PedigreeEvent[]): Set<string> =>
  new Set(
    events
      .flatMap((event) => interpret(event).facts)
      .filter((fact): fact is EdgeFact & typeof fact => fact.fact === 'edge')
      .map(({ from, to }) => `${from} <- ${to}`),
  );

/** Every link from a model or data is an edge, whichever place of the document says it. */
function expectAll(said: readonly MadeOf[], reading: Parsed<Reading>, things: Things): void {
  const edges = edgesOf(eventsOf(reading));
  const wanted = said
    .filter(({ of, by }) => of !== by && things.isArtifact(of) && !things.isSoftware(by))
    .map(({ of, by }) => `${things.idOf(of)} <- ${things.idOf(by)}`);
  expect(wanted.filter((edge) => !edges.has(edge))).toEqual([]);
}

interface Things {
  isArtifact(of: string): boolean;
  isSoftware(of: string): boolean;
  idOf(of: string): string;
}

const thingsOf = (
  kinds: Readonly<Record<string, { type: string; hasPurl: boolean } | undefined>>,
  artifacts: readonly string[],
  software: readonly string[],
): Things => ({
  isArtifact: (of) => artifacts.includes(kinds[of]?.type ?? ''),
  isSoftware: (of) => software.includes(kinds[of]?.type ?? ''),
  idOf: (of) => idsOf(of, kinds[of]?.hasPurl ?? false),
});

const described = (first: string, types: readonly string[]) =>
  fc
    .tuple(
      ...['b', 'c', 'd', 'e'].map(() =>
        fc.record({ type: fc.constantFrom(...types), hasPurl: fc.boolean() }),
      ),
    )
    .map(([b, c, d, e]) => ({ a: { type: first, hasPurl: true }, b, c, d, e }));

describe('no link is lost of a CycloneDX document', () => {
  const ML = 'machine-learning-model';
  const types = [ML, 'data', 'file', 'library', 'corpus'];
  const ASIDE: ReadonlySet<string> = new Set(['nested', 'ancestor']);
  const places = ['dependsOn', 'provides', 'workflow', 'task', 'nested', 'ancestor'] as const;
  const said = fc.array(fc.record({ of: ref, by: ref, place: fc.constantFrom(...places) }), {
    maxLength: 6,
  });

  it('wherever it stands', () => {
    fc.assert(
      fc.property(described(ML, types), said, (kinds, all) => {
        const things = thingsOf(kinds, [ML, 'data'], ['library']);
        const inline = (purl: string) => ({ type: 'file', name: purl, purl });
        const component = (of: keyof typeof kinds) => ({
          ...{ type: kinds[of]!.type, name: of, 'bom-ref': of },
          ...(kinds[of]!.hasPurl ? { purl: idsOf(of, true) } : {}),
          components: asides(of, 'nested').map(inline),
          pedigree: { ancestors: asides(of, 'ancestor').map(inline) },
        });
        // What is written out in place is known by its package URL alone.
        const asides = (of: string, place: string) =>
          all.flatMap((each) =>
            each.of === of && each.place === place && isOutside(each.by) ? [each.by] : [],
          );
        const at = (place: string) =>
          all.filter((each) => each.place === place).map(({ of, by }) => ({ of, by }));
        const flow = ({ of, by }: MadeOf) => ({
          ...{ inputs: [{ resource: { ref: by } }], outputs: [{ resource: { ref: of } }] },
        });
        const bom = {
          bomFormat: 'CycloneDX',
          components: (['a', 'b', 'c', 'd', 'e'] as const).map(component),
          dependencies: [
            ...at('dependsOn').map(({ of, by }) => ({ ref: of, dependsOn: [by] })),
            ...at('provides').map(({ of, by }) => ({ ref: of, provides: [by] })),
          ],
          formulation: [
            { workflows: [...at('workflow').map(flow), { tasks: at('task').map(flow) }] },
          ],
        };
        const counted = all.filter(({ by, place }) => !ASIDE.has(place) || isOutside(by));
        expectAll(counted, readCycloneDx(bom), things);
      }),
      { numRuns: 200 },
    );
  });
});

describe('no link is lost of an SPDX document', () => {
  const types = ['ai_AIPackage', 'dataset_DatasetPackage', 'software_File', 'software_Package'];
  const DOWN = ['trainedOn', 'finetunedOn', 'descendantOf', 'dependsOn', 'hasInput', 'newType', ''];
  const UP = ['ancestorOf', 'generates', 'hasOutput', 'copiedTo'];

  it.each([
    ['downstream', DOWN, ({ of, by }: MadeOf) => ({ from: of, to: [by] })],
    ['upstream', UP, ({ of, by }: MadeOf) => ({ from: by, to: [of] })],
    ['by a build', ['build'], undefined],
  ] as const)('that goes %s', (_way, names, ends) => {
    fc.assert(
      fc.property(
        described('ai_AIPackage', types),
        links,
        fc.constantFrom(...names),
        (kinds, all, type) => {
          const elements = (['a', 'b', 'c', 'd', 'e'] as const).map((of) => ({
            ...{ type: kinds[of]!.type, spdxId: of, name: of },
            ...(kinds[of]!.hasPurl ? { software_packageUrl: idsOf(of, true) } : {}),
          }));
          const related = (relationshipType: string, from: string, to: string[]) => ({
            ...{ type: 'Relationship', relationshipType, from, to },
          });
          const relationships = all.flatMap((each, at) => {
            if (ends !== undefined) return [related(type, ends(each).from, ends(each).to)];
            const build = { type: 'build_Build', spdxId: `urn:build:${at}` };
            return [
              build,
              related('hasInput', build.spdxId, [each.by]),
              related('hasOutput', build.spdxId, [each.of]),
            ];
          });
          expectAll(
            all,
            readSpdx({ '@graph': [...elements, ...relationships] }),
            thingsOf(kinds, types.slice(0, 2), ['software_Package']),
          );
        },
      ),
      { numRuns: 80 },
    );
  });
});

describe('no link is lost of a card', () => {
  const name = fc.oneof(
    fc.constantFrom('acme/a', 'gpt2', './out', '/data/x', 'None', 'hf://a/b', 'a/b@1', 'x y'),
    fc.string({ unit: 'grapheme' }),
    fc.integer(),
    fc.boolean(),
    fc.record({ path: fc.constantFrom('acme/c', '/d') }),
  );
  const targets = (kind: 'model' | 'dataset', field: string, value: unknown) => {
    const text = `---\n${JSON.stringify({ [field]: value })}\n---\n`;
    const reading = readHuggingFaceCard(text, { id: SUBJECT, kind });
    if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
    return reading.value.declarations[0]!.links.map(({ to }) => to);
  };

  it.each([
    ['model', 'base_model'],
    ['model', 'datasets'],
    ['model', 'teacher_model'],
    ['dataset', 'source_datasets'],
    ['dataset', 'generated_by'],
  ] as const)('of a %s, by %s', (kind, field) => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 5 }), (names) => {
        const together = new Set(targets(kind, field, names));
        for (const one of names) {
          const alone = targets(kind, field, one);
          const isNothing = typeof one === 'string' && /^(?:original)?$/i.test(one.trim());
          expect(alone.length > 0).toBe(!isNothing);
          for (const to of alone) expect(together).toContain(to);
        }
      }),
    );
  });
});
