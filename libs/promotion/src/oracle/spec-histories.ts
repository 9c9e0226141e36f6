import * as fc from 'fast-check';
import { altered } from './spec-altered';
import { toldOf } from './spec-builders';
import { Draw } from './spec-draw';
import { drawStatement, POOL, type Pool } from './spec-drawn';
import { type Asked } from './spec-smallest';
import { type History, type Question, type Statement, type Told } from './spec-statements';
import { STORIES } from './spec-stories';

/** Choices to be drawn from. */
export const tapeOf = (length: number): fc.Arbitrary<number[]> =>
  fc.array(fc.nat({ max: 0xfffff }), { minLength: length, maxLength: length });

const TAPE = 14;
const LONGEST = 16;
/** In minutes: what a producer's clock may be off by, a little, too much, and far too much. */
const OFF = [3, 20, 5000, -5, -30] as const;

const told = (draw: Draw, what: Statement, key: string, taken: number): Told => ({
  key,
  what,
  ...(draw.once(4) ? {} : { by: 'local' as const }),
  taken,
  at: taken + (draw.once(3) ? draw.of(...OFF) : 0),
});

const OTHERS = ['api', 'pkg:generic/a/base', 'pkg:generic/b/base', 'hf://acme/hub'];

/** The ids that the statements name, and one that they do not: so that what is added is about them. */
export function poolOf(statements: readonly Statement[]): Pool {
  const text = JSON.stringify(statements);
  const named = (ids: readonly string[]) => ids.filter((id) => text.includes(`"${id}"`));
  return {
    models: [...named([...POOL.models, ...OTHERS]), 'cand', 'x'],
    datasets: [...named(POOL.datasets), 'y'],
  };
}

type Edit = (history: History, draw: Draw, nth: number, pool: Pool) => History;

const onOne =
  (change: (one: Told, draw: Draw) => Told): Edit =>
  (history, draw) => {
    const at = draw.below(Math.max(1, history.length));
    return history.map((one, index) => (index === at ? change(one, draw) : one));
  };

const added = (history: History, draw: Draw, what: Statement, nth: number): History => [
  ...history,
  told(draw, what, `x${String(nth)}`, draw.once(3) ? 10 + draw.below(40) : 60 + nth),
];

const anyOf = (history: History, draw: Draw): Told | undefined =>
  history[draw.below(Math.max(1, history.length))];

const EDITS: readonly Edit[] = [
  (history, draw) => history.toSpliced(draw.below(Math.max(1, history.length)), 1),
  onOne(({ by: _, ...one }) => one),
  onOne((one, draw) => ({ ...one, taken: 10 + draw.below(40) })),
  onOne((one, draw) => ({ ...one, at: one.at + draw.of(...OFF) })),
  onOne((one, draw) => ({ ...one, what: altered(one.what, draw) })),
  (history, draw, nth, pool) => {
    const key = anyOf(history, draw)?.key ?? 'e0';
    return added(history, draw, { say: 'revoke', of: { id: draw.of(...pool.models) }, key }, nth);
  },
  (history, draw, nth) => {
    const again = anyOf(history, draw);
    return again === undefined ? history : added(history, draw, altered(again.what, draw), nth);
  },
  (history, draw, nth, pool) => added(history, draw, drawStatement(draw, pool), nth),
  (history, draw, nth, pool) => added(history, draw, drawStatement(draw, pool), nth),
  (history, draw, nth, pool) => added(history, draw, drawStatement(draw, pool), nth),
];

const ENVIRONMENTS = ['production', 'staging', 'production', 'clinic'] as const;
const CANDIDATES = ['mid', 'base', 'n', 'n@1', 'n@2', 'tutor', 'cand'] as const;

function asked(usual: string, draw: Draw): Question {
  const id = draw.once(8) ? draw.of(...CANDIDATES) : usual;
  return {
    model: { id, ...(draw.once(8) ? { digest: draw.of('a', 'b') } : {}) },
    environment: draw.of(...ENVIRONMENTS),
  };
}

const NAMES = Object.keys(STORIES);

/** A story that came about a little otherwise. */
const retold: fc.Arbitrary<Asked> = fc
  .record({
    story: fc.nat({ max: NAMES.length - 1 }),
    question: tapeOf(5),
    edits: fc.array(tapeOf(TAPE), { maxLength: 4 }),
  })
  .map(({ story, question, edits }) => {
    const name = NAMES[story] ?? '';
    const statements = STORIES[name] ?? [];
    const pool = poolOf(statements);
    const history = edits.reduce<History>((sofar, edit, nth) => {
      const draw = new Draw(edit);
      return draw.of(...EDITS)(sofar, draw, nth, pool);
    }, toldOf(statements));
    const usual = name === 'a version' ? 'n@1' : 'cand';
    return { history: history.slice(0, LONGEST), question: asked(usual, new Draw(question)) };
  });

/** Anything at all, mostly nonsense. */
const anything: fc.Arbitrary<Asked> = fc
  .record({
    question: tapeOf(5),
    statements: fc.array(tapeOf(TAPE), { minLength: 1, maxLength: 9 }),
  })
  .map(({ question, statements }) => ({
    history: statements.map((one, index) => {
      const draw = new Draw(one);
      const taken = 10 + index - draw.of(0, 0, 0, 1, 5);
      return told(draw, drawStatement(draw, POOL), `e${String(index)}`, taken);
    }),
    question: asked('cand', new Draw(question)),
  }));

/** Histories with what is asked about them: most of them approved, or a fact or two short of it. */
export const worlds: fc.Arbitrary<Asked> = fc.oneof(
  { weight: 4, arbitrary: retold },
  { weight: 1, arbitrary: anything },
);
