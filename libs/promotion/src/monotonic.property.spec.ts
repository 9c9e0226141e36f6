import { type Decision } from '@pedigree/events';
import { History } from '@pedigree/testing';
import fc from 'fast-check';
import { judge } from '.';
import { casesOf } from './case';
import { DEFAULT_POLICY } from './fixtures/default-policy';
import { UNKNOWN_GENERATOR } from './paths';

/* No event makes a verdict more permissive, unless a rule that fired names it as what clears it. */

const MODELS = ['student', 'a', 'b', 'c'];
const DATA = ['d', 'e', 'f'];
const SUITES = ['neutral-prompts', 'truthfulness'];
const DIGESTS = [`sha256:${'a'.repeat(64)}`, `sha256:${'b'.repeat(64)}`];

/** One more event, and what decisions call it. */
interface Step {
  name: string;
  tell(history: History): History;
}

const model = fc.constantFrom(...MODELS);
const data = fc.constantFrom(...DATA);
const lineage = (tell: Step['tell']): Step => ({ name: 'lineage', tell });

const lineageStep: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(model, fc.constantFrom('random' as const, 'unknown' as const, undefined))
    .map(([id, initialization]) => lineage((h) => h.model(id, initialization))),
  fc
    .tuple(model, fc.constantFrom(...DIGESTS))
    .map(([id, digest]) => lineage((h) => h.model(id, undefined, digest))),
  fc
    .tuple(data, fc.constantFrom('human' as const, 'synthetic' as const), fc.boolean())
    .map(([id, origin, hub]) =>
      lineage((h) => h.dataset(id, { origin, ...(hub && { source: 'hub' as const }) })),
    ),
  fc
    .tuple(model, model, data)
    .filter(([output, base]) => output !== base)
    .map(([output, base, corpus]) => lineage((h) => h.finetune(output, base, [corpus]))),
  fc.tuple(data, model).map(([output, by]) => lineage((h) => h.generate(output, [by]))),
  fc
    .tuple(data, model)
    .map(([output, by]) => lineage((h) => h.generate(output, [{ model: by, channel: 'labels' }]))),
  fc
    .tuple(data, data)
    .filter(([output, parent]) => output !== parent)
    .map(([output, parent]) => lineage((h) => h.derive(output, 'filter', [parent]))),
  fc
    .tuple(model, model, fc.constantFrom('prune' as const, 'quantize' as const, 'merge' as const))
    .filter(([output, parent]) => output !== parent)
    .map(([output, parent, method]) => lineage((h) => h.transform(output, method, [parent]))),
  fc.tuple(model, data).map(([output, corpus]) => lineage((h) => h.scratch(output, [corpus]))),
);

const evidenceStep: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.constantFrom(...SUITES), model, fc.boolean()).map(([suite, baseline, pass]) => ({
    name: 'trait-evals',
    tell: (h: History) =>
      h.evaluate('student', suite, baseline, pass ? {} : { conclusion: 'regressed' }),
  })),
  fc.constantFrom('approve' as const, 'deny' as const).map((decision) => ({
    name: decision === 'approve' ? 'review' : 'denial',
    tell: (h: History) => h.review('student', { decision }),
  })),
  fc.constantFrom('pass' as const, 'drift' as const).map((conclusion) => ({
    name: 'probe',
    tell: (h: History) => h.probe('student', conclusion),
  })),
  fc
    .tuple(
      model,
      model,
      fc.constantFrom('same' as const, 'partial' as const, 'independent' as const),
    )
    .map(([one, other, relation]) => ({
      name: 'claim',
      tell: (h: History) => h.claim(one, other, relation),
    })),
  model.map((id) => ({ name: 'flag', tell: (h: History) => h.flag(id) })),
  data.map((id) => ({
    name: 'vetting',
    tell: (h: History) =>
      h.dataset(id, { origin: 'synthetic', vetting: { by: 'us', at: '2026-01-01T00:00:00Z' } }),
  })),
);

const story = fc.array(fc.oneof({ weight: 3, arbitrary: lineageStep }, evidenceStep), {
  maxLength: 12,
});

const tellAll = (steps: readonly Step[]): History =>
  steps.reduce((history, step) => step.tell(history), new History().model('student'));

const input = (history: History) => ({
  model: 'student',
  environment: 'production',
  decidedAt: '2026-06-01T00:00:00.000Z',
  ancestry: history.subgraph('student'),
  problems: [],
});

const decide = (history: History): Decision => judge(input(history), DEFAULT_POLICY);

/** Some rules say in words what else makes them moot: registering a start as random is such a claim. */
const MEANS: Readonly<Record<string, readonly string[]>> = {
  lineage: ['lineage', 'claim', 'base-divergence', 'retry'],
  claim: ['claim', 'base-divergence'],
  vetting: ['vetting', 'lineage'],
  review: ['review', 'approval'],
};

const named = (name: string, { clearedBy }: Decision['reasons'][number]): boolean =>
  (MEANS[name] ?? [name]).some((one) => clearedBy.includes(one));

it('turns a block into an approval only by what the rules name, and that is then listed', () => {
  let turned = 0;
  fc.assert(
    fc.property(story, fc.oneof(lineageStep, evidenceStep), (steps, last) => {
      const before = decide(tellAll(steps));
      const after = decide(tellAll([...steps, last]));
      if (before.verdict === 'approved' || after.verdict === 'blocked') return;
      turned++;
      const listed = new Set(after.cleared.map(({ rule }) => rule));
      for (const reason of before.reasons)
        expect([reason.rule, listed.has(reason.rule) || named(last.name, reason)]).toEqual([
          reason.rule,
          true,
        ]);
    }),
    { numRuns: 6_000 },
  );
  expect(turned).toBeGreaterThan(0);
});

it('never takes back a block by flags, denials, drift, regressions or claims of sameness', () => {
  const stricter = fc.constantFrom<Step['tell'][]>(
    (h) => h.flag('a'),
    (h) => h.review('student', { decision: 'deny' }),
    (h) => h.probe('student', 'drift'),
    (h) => h.evaluate('student', 'truthfulness', 'a', { conclusion: 'regressed' }),
    (h) => h.claim('a', 'student', 'same'),
    (h) => h.claim('a', 'b', 'partial'),
  );
  fc.assert(
    fc.property(story, stricter, (steps, tell) => {
      if (decide(tellAll(steps)).verdict === 'blocked')
        expect(decide(tell(tellAll(steps))).verdict).toBe('blocked');
    }),
    { numRuns: 1_500 },
  );
});

const generatorsIn = (history: History): string[] =>
  casesOf(input(history), DEFAULT_POLICY).flatMap(({ transmission }) =>
    transmission.arrivals.map(({ generator }) => generator),
  );

it('never loses a path by more lineage; only a generator that nobody knew gets its name', () => {
  fc.assert(
    fc.property(story, lineageStep, (steps, last) => {
      const before = generatorsIn(tellAll(steps)).filter((id) => id !== UNKNOWN_GENERATOR);
      const after = generatorsIn(tellAll([...steps, last]));
      expect(after).toEqual(expect.arrayContaining(before));
    }),
    { numRuns: 3_000 },
  );
});
