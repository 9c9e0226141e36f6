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
const differencesIn = (asked: Asked): string[] => differences(asked, decided(asked));
const differs = (asked: Asked): boolean => differencesIn(asked).length > 0;

const budget = budgetFor('the gate against the oracle', 0.6);
const tally = new Tally();

it(
  'decides as the oracle does, by the same rules',
  () => {
    fc.assert(
      fc.property(worlds, (world) => {
        budget.note();
        const decision = decided(world);
        tally.note(world.history, decision);
        if (differences(world, decision).length === 0) return;
        const small = smallest<Asked>(world, differs);
        throw new Error(`${differencesIn(small).join(', ')}\n${inWords(small)}`);
      }),
      { numRuns: budget.runs, seed: budget.seed, endOnFailure: true },
    );
  },
  budget.timeout,
);

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
