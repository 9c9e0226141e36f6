import * as fc from 'fast-check';
import { decisionOn } from './spec-asked';
import { budgetFor } from './spec-budget';
import { silenced } from './spec-favourable';
import { HEIRS, heirOf, heirlooms, isRoot } from './spec-heirs';
import { tapeOf, worlds } from './spec-histories';
import { isPinned, mentionBy, pinnedTo } from './spec-mentions';
import { Draw } from './spec-draw';
import { type Asked, inWords, smallest } from './spec-smallest';
import { type History, type Question, type Told } from './spec-statements';
import { strangersWord } from './spec-strangers';

const isApproved = (history: History, question: Question): boolean =>
  decisionOn(history, question).verdict === 'approved';

/** A history before and after something that must not open the gate. */
interface Pair extends Asked {
  /** What comes to it, or takes its place. */
  readonly more: readonly Told[];
}

/** Blocked before, and approved with more. */
const opens = ({ history, more, question }: Pair): boolean =>
  isApproved([...history, ...more], question) && !isApproved(history, question);
/** Approved before, and blocked with more. */
const shuts = ({ history, more, question }: Pair): boolean =>
  isApproved(history, question) && !isApproved([...history, ...more], question);

function never(pair: Pair, happens: (pair: Pair) => boolean, what: string): void {
  if (!happens(pair)) return;
  const small = smallest(pair, happens);
  const more = small.more.map((told) => JSON.stringify(told)).join('\n  ');
  throw new Error(`${what}\n${inWords(small)}\nand then:\n  ${more}`);
}

/** Cases that could have gone wrong: without some, a property shows nothing. */
let telling = 0;
beforeEach(() => {
  telling = 0;
});

const check = (budget: ReturnType<typeof budgetFor>, property: fc.IProperty<never>): void => {
  fc.assert(property as fc.IProperty<unknown>, {
    numRuns: budget.runs,
    seed: budget.seed,
    endOnFailure: true,
  });
  expect(telling).toBeGreaterThan(0);
};

const silence = budgetFor('silence', 0.1);
it(
  'is never opened by leaving out what speaks for a model',
  () => {
    const property = fc.property(worlds, fc.nat(), ({ history, question }, nth) => {
      silence.note();
      const less = silenced(history);
      const chosen = less[nth % Math.max(1, less.length)];
      if (chosen === undefined || !isApproved(chosen, question)) return;
      telling++;
      if (isApproved(history, question)) return;
      const fails = (one: Asked): boolean =>
        !isApproved(one.history, question) &&
        silenced(one.history).some((bare) => isApproved(bare, question));
      throw new Error(
        `opened by silence\n${inWords(smallest<Asked>({ history, question }, fails))}`,
      );
    });
    check(silence, property as unknown as fc.IProperty<never>);
  },
  silence.timeout,
);

const forgery = budgetFor('forgery', 0.1);
it(
  'is never opened by the word of somebody who may not vouch',
  () => {
    const property = fc.property(worlds, tapeOf(16), ({ history, question: asked }, tape) => {
      forgery.note();
      const environment = asked.environment === 'staging' ? 'production' : asked.environment;
      const question: Question = { ...asked, environment };
      const more = strangersWord(history, new Draw(tape));
      if (more.length === 0 || isApproved(history, question)) return;
      telling++;
      never({ history, more, question }, opens, 'opened by a stranger');
    });
    check(forgery, property as unknown as fc.IProperty<never>);
  },
  forgery.timeout,
);

const noise = budgetFor('noise', 0.1);
it(
  'is never shut by mentions of a bare name',
  () => {
    const property = fc.property(worlds, tapeOf(6), (world, tape) => {
      noise.note();
      const { history, question } = pinnedTo(world);
      if (!isPinned(question.model.id) || !isApproved(history, question)) return;
      telling++;
      never(
        { history, more: mentionBy(history, new Draw(tape)), question },
        shuts,
        'shut by a mention',
      );
    });
    check(noise, property as unknown as fc.IProperty<never>);
  },
  noise.timeout,
);

const inheritance = budgetFor('inheritance', 0.1);
it(
  'hands on what blocks a model to everything that is made from its weights',
  () => {
    const property = fc.property(worlds, fc.nat(), fc.boolean(), (world, nth, evaluated) => {
      inheritance.note();
      const question = { ...world.question, model: { id: world.question.model.id } };
      const decision = decisionOn(world.history, question);
      const how = HEIRS[nth % HEIRS.length] ?? 'convert';
      const parent = question.model.id;
      // What is a root is made of nothing that could be wrong but its own pretraining.
      if (isRoot(parent, { ...world, question })) return;
      const handed = heirlooms(decision.reasons, how, evaluated);
      if (handed.length === 0) return;
      telling++;
      const more = heirOf(parent, how, evaluated);
      const goesOn = ({ history }: Pair): boolean =>
        heirlooms(decisionOn(history, question).reasons, how, evaluated).length > 0 &&
        !isRoot(parent, { history, question }) &&
        isApproved([...history, ...more], { ...question, model: { id: 'heir' } });
      never({ history: world.history, more, question }, goesOn, `${handed.join(', ')} got lost`);
    });
    check(inheritance, property as unknown as fc.IProperty<never>);
  },
  inheritance.timeout,
);
