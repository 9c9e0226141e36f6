import {
  type DeploymentFact,
  EDGE_TYPES,
  type Fact,
  type Recording,
  type RunFact,
} from '@pedigree/lineage';
import fc from 'fast-check';
import {
  decision,
  description,
  edge,
  ENDS,
  evidence,
  minute,
  policy,
  request,
  review,
  revocation,
  saying,
} from './builders';

/** What random histories are about: few names, so that events meet. */
export const NAMES = {
  model: ['pkg:generic/acme/m', 'pkg:generic/acme/m@1', 'pkg:generic/acme/m@2', 'urn:Ünïcode "q"'],
  dataset: ['urn:ds:1', 'urn:ds:2@3', "urn:ds:o'brien"],
  run: ['r1', 'r2'],
  promotion: ['p1', 'p2'],
  deployment: ['d1', 'd2'],
  policy: ['sha256:p1', 'sha256:p2'],
};
const MOST_EVENTS = 12;
const eventId = (n: number): string => `/test e${n}`;
/** Keys that the events of a history may have. */
export const EVENTS = Array.from({ length: MOST_EVENTS }, (_, n) => eventId(n));

const DIGESTS = ['a', 'b'].map((digit) => `sha256:${digit.repeat(64)}`);

const model = fc.constantFrom(...NAMES.model);
const nameOfKind = { model, dataset: fc.constantFrom(...NAMES.dataset) };
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const edges = fc.constantFrom(...EDGE_TYPES).chain((type) => {
  const [from, to] = ENDS[type];
  const properties = fc.record(
    {
      method: fc.constantFrom('finetune', 'merge'),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      rows: fc.nat(),
      relation: fc.constantFrom('same', 'independent'),
      by: fc.string({ unit: 'grapheme', maxLength: 8 }),
    },
    { requiredKeys: [] },
  );
  return fc
    .tuple(nameOfKind[from], nameOfKind[to], properties)
    .map(([near, far, own]) => edge(type, near, far, own));
});

const descriptions = fc
  .tuple(
    model,
    fc.record(
      {
        digest: fc.constantFrom(...DIGESTS),
        name: fc.constantFrom('Acme', 'acme ÉTÉ', 'Other'),
        kind: fc.constantFrom('model', 'dataset'),
      },
      { requiredKeys: [] },
    ),
    fc.boolean(),
  )
  .map(([artifact, own, described]) => description(artifact, { ...own, described }));

const evidences = fc.tuple(model, fc.json()).map(([about, data]) => evidence(about, { data }));

const runs = fc
  .record(
    {
      id: fc.constantFrom(...NAMES.run),
      state: fc.constantFrom('START', 'COMPLETE', 'FAIL'),
      name: fc.constantFrom('sft', 'rl'),
    },
    { requiredKeys: ['id', 'state'] },
  )
  .map((run): RunFact => ({ fact: 'run', ...run }));

const deployments = fc
  .record({
    id: fc.constantFrom(...NAMES.deployment),
    model,
    environment: fc.constantFrom('staging', 'production'),
    state: fc.constantFrom('active', 'retired'),
  })
  .map((deployment): DeploymentFact => ({ fact: 'deployment', ...deployment }));

const promotions = fc
  .tuple(
    fc.constantFrom(...NAMES.promotion),
    model,
    fc.constantFrom('staging', 'production'),
    fc.constantFrom('request', 'approved', 'approved', 'blocked', 'revocation', 'review'),
    fc.nat({ max: 3 }),
  )
  .map(([id, of, environment, step, until]) => {
    const document = `{"of":"${id}","validUntil":"${minute(until)}"}`;
    if (step === 'request') return request(id, of, { environment });
    if (step === 'revocation') return revocation(id, of, { environment, document });
    if (step === 'review') return review(id, of, { document });
    return decision(id, of, { environment, verdict: step, decision: document });
  });

const policies = fc
  .tuple(fc.constantFrom(...NAMES.policy), fc.constantFrom('1', '2'))
  .map(([digest, version]) => policy(digest, { version, document: `version: ${version}` }));

const facts: fc.Arbitrary<Fact> = fc.oneof(
  { weight: 4, arbitrary: edges },
  descriptions,
  evidences,
  runs,
  deployments,
  { weight: 2, arbitrary: promotions },
  policies,
);

const events = fc.record({
  facts: fc.array(facts, { minLength: 1, maxLength: 4 }),
  mentioned: fc.array(
    fc.record(
      { id: model, kind: fc.constant('model' as const), spelling: fc.constantFrom('M', 'm') },
      { requiredKeys: ['id'] },
    ),
    { maxLength: 1 },
  ),
  by: optional(fc.constantFrom('local', 'ci')),
  runId: optional(fc.constantFrom(...NAMES.run)),
  occurred: fc.nat({ max: 3 }),
  recorded: fc.nat({ max: 3 }),
});

/** Histories of a few events, in which times, names, runs and promotions coincide. */
export const histories: fc.Arbitrary<Recording[]> = fc
  .array(events, { minLength: 1, maxLength: MOST_EVENTS })
  .map((list) =>
    list.map(({ facts: said, mentioned, by, runId, occurred, recorded }, n) =>
      saying(
        {
          eventId: eventId(n),
          occurredAt: minute(occurred),
          recordedAt: minute(recorded),
          partition: n % 2,
          offset: n,
          ...(runId === undefined ? {} : { runId }),
          ...(by === undefined ? {} : { by }),
        },
        said,
        mentioned,
      ),
    ),
  );

/** The same history in any order, with duplicates, in any batches. */
export const deliveriesOf = (history: readonly Recording[]): fc.Arbitrary<Recording[][]> =>
  fc
    .tuple(
      fc.shuffledSubarray([...history], { minLength: history.length }),
      fc.array(fc.constantFrom(...history), { maxLength: 4 }),
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 16, maxLength: 16 }),
    )
    .map(([all, again, sizes]) => inBatches([...all, ...again], sizes));

function inBatches<T>(items: readonly T[], sizes: readonly number[]): T[][] {
  const batches: T[][] = [];
  let at = 0;
  for (const size of sizes) {
    batches.push(items.slice(at, at + size));
    at += size;
  }
  return batches.filter((batch) => batch.length > 0);
}
