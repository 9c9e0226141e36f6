import { type Decision } from '@pedigree/events';
import * as fc from 'fast-check';
import { decisionOn } from './spec-asked';
import { budgetFor } from './spec-budget';
import { CLEARED_BY_NOTHING, FEATURES, RULES } from './spec-expected';
import { answerOf } from './spec-gate-oracle';
import { worlds } from './spec-histories';
import { type Asked, inWords, smallest } from './spec-smallest';
import { Tally } from './spec-tally';

/** Where the two differ: `+` the oracle blocks by it, `-` the engine does. */
function differences({ history, question }: Asked, decision: Decision): string[] {
  const { blocking, verdict, unjudgeable } = answerOf(history, question);
  const engine = new Set(decision.reasons.map(({ rule }) => rule));
  // What cannot be judged is not approved; what else is wrong with it depends on where one looks.
  if (unjudgeable) return engine.has('indeterminate') ? [] : ['+indeterminate'];
  return [
    ...(verdict === decision.verdict ? [] : [`the oracle says ${verdict}`]),
    ...[...blocking].filter((rule) => !engine.has(rule)).map((rule) => `+${rule}`),
    ...[...engine].filter((rule) => !blocking.has(rule)).map((rule) => `-${rule}`),
  ];
}

const decided = ({ history, question }: Asked): Decision => decisionOn(history, question);

/** What must never be: the gate opens, and the oracle says that it has to stay shut. */
const opensWrongly = (asked: Asked): boolean =>
  decided(asked).verdict === 'approved' &&
  answerOf(asked.history, asked.question).verdict === 'blocked';

const budget = budgetFor('the gate against the oracle', 0.6);
const tally = new Tally();
/** Of each difference in rules, how often it came up. */
const differing = new Map<string, number>();

it(
  'opens for nothing that the oracle keeps shut',
  () => {
    fc.assert(
      fc.property(worlds, (world) => {
        budget.note();
        const decision = decided(world);
        tally.note(world.history, decision);
        const found = differences(world, decision).join(', ');
        if (found === '') return;
        if (opensWrongly(world)) {
          const small = smallest<Asked>(world, opensWrongly);
          const what = differences(small, decided(small)).join(', ');
          throw new Error(`${what}\n${inWords(small)}`);
        }
        differing.set(found, (differing.get(found) ?? 0) + 1);
      }),
      { numRuns: budget.runs, seed: budget.seed, endOnFailure: true },
    );
  },
  budget.timeout,
);

/** Contradictory histories of models that are data and names that are their own versions, as a rule. */
const MOST_DIFFERING = 1 / 2000;

it('gives the same reasons as the oracle, but for very few histories', () => {
  for (const [found, count] of differing) process.stderr.write(`${String(count)} times ${found}\n`);
  const all = [...differing.values()].reduce((sum, count) => sum + count, 0);
  expect(all / budget.runs).toBeLessThan(MOST_DIFFERING);
});

it('has seen every rule fire and every one that can be cleared, and both verdicts often', () => {
  const firing = RULES.map((rule) => `fired ${rule}`);
  const clearing = RULES.filter((rule) => !CLEARED_BY_NOTHING.includes(rule));
  const few = budget.isWhole ? [] : RARE;
  const wanted = [...firing, ...clearing.map((rule) => `cleared ${rule}`), ...FEATURES];
  expect(tally.missing(wanted).filter((one) => !few.includes(one))).toEqual([]);
  expect(tally.share('approved')).toBeGreaterThan(0.05);
  expect(tally.share('blocked')).toBeGreaterThan(0.05);
});

/** What a short run may miss. */
const RARE = [...RULES.flatMap((rule) => [`fired ${rule}`, `cleared ${rule}`]), ...FEATURES];
