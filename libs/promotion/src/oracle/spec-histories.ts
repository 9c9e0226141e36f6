import * as fc from 'fast-check';
import { Draw } from './spec-draw';
import { drawStatement, POOL, type Pool } from './spec-drawn';
import { type History, type Question, type Statement, type Told } from './spec-statements';
import { STORIES, toldOf } from './spec-stories';

/** A history, what the gate is asked about it, and which story it began as. */
export interface World {
  readonly story: string;
  readonly history: History;
  readonly question: Question;
}

const tape = (length: number) =>
  fc.array(fc.nat({ max: 0xfffff }), { minLength: length, maxLength: length });

const NAMES = Object.keys(STORIES);
const LONGEST = 14;
const TAPE = 14;

const told = (draw: Draw, what: Statement, key: string, taken: number): Told => ({
  key,
  what,
  ...(draw.once(4) ? {} : { by: 'local' as const }),
  taken,
  at: taken + draw.of(0, 0, 0, 0, 0, 0, -5, -30, 3, 20, 5000),
});

/** Every id that the statements name, so that what is added is about them. */
function poolOf(statements: readonly Statement[]): Pool {
  const text = JSON.stringify(statements);
  const named = (ids: readonly string[]) => ids.filter((id) => text.includes(`"${id}"`));
  const others =
    NAMES.length > 0 ? ['pkg:generic/a/base', 'pkg:generic/b/base', 'hf://acme/hub'] : [];
  const models = [...named([...POOL.models, ...others]), 'cand', 'x'];
  return { models, datasets: [...named(POOL.datasets), 'y'] };
}

/** Adds to, takes from, or changes who said something and when. */
function edited(history: History, draw: Draw, pool: Pool, nth: number): History {
  const at = draw.below(Math.max(1, history.length));
  const changed = (change: (one: Told) => Told): History =>
    history.map((one, index) => (index === at ? change(one) : one));
  switch (draw.below(9)) {
    case 0:
      return history.filter((_, index) => index !== at);
    case 1:
      return changed(({ by, ...one }) => (by === undefined ? one : { ...one }));
    case 2:
      return changed((one) => ({ ...one, taken: 10 + draw.below(40) }));
    case 3:
      return changed((one) => ({ ...one, at: one.at + draw.of(-30, 3, 20, 5000, -5) }));
    case 4:
      return changed((one) => ({ ...one, what: altered(one.what, draw) }));
    case 5: {
      const key = history[at]?.key ?? 'e0';
      const what: Statement = { say: 'revoke', of: { id: draw.of(...pool.models) }, key };
      return [...history, told(draw, what, `x${String(nth)}`, 60 + nth)];
    }
    default: {
      const taken = draw.once(3) ? 10 + draw.below(40) : 60 + nth;
      return [...history, told(draw, drawStatement(draw, pool), `x${String(nth)}`, taken)];
    }
  }
}

const ALTERATIONS: readonly [string, readonly unknown[]][] = [
  ['complete', [true, undefined]],
  ['digest', ['a', 'b']],
  ['origin', ['synthetic', undefined, 'human', 'mixed', 'unknown']],
  ['source', ['hub', undefined, 'internal']],
  ['tags', [['distilabel'], ['nice']]],
  ['vettedAt', [1, 40, undefined]],
  ['initialization', ['unknown', undefined]],
  ['corpora', [[], [{ id: 'talks' }, { id: 'rows' }], [{ id: 'base' }], [{ id: 'other' }]]],
  ['parents', [[]]],
  [
    'writers',
    [[], [{ model: 'base', channel: 'labels' }], [{ model: 'talks', channel: 'completions' }]],
  ],
  ['method', ['adapter', 'convert', 'quantize', 'merge', 'prune', 'upcycle', 'rl', 'finetune']],
  ['operation', ['translate', 'filter', 'relabel']],
  [
    'metrics',
    [
      'none',
      'undirected',
      'wide',
      'outside',
      'worse',
      'point-good',
      'interval-good',
      'point-worse',
    ],
  ],
  ['contexts', [['bare'], undefined]],
  [
    'baseline',
    [undefined, { id: 'other' }, { id: 'mid' }, { id: 'cand' }, { id: 'base', digest: 'b' }],
  ],
  ['evaluator', ['base', 'other', 'tutor', 'stranger']],
  ['expires', [100]],
  ['rules', [['relay'], ['suspect-ancestor'], ['unknown-initialization']]],
  ['environment', ['staging', 'production']],
  ['reviewer', ['bob', 'ANN']],
  ['decision', ['deny']],
  ['conclusion', ['regressed', 'drift']],
  ['evidence', ['declared', 'attested']],
  ['pValue', [1e-9, undefined]],
  ['relation', ['same', 'partial']],
  ['ended', [1, 45]],
  ['base', [{ id: 'other' }, { id: 'n' }, { id: 'talks' }]],
];

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  model: ['initialization'],
  dataset: ['origin', 'source', 'tags', 'vettedAt'],
  train: ['complete', 'corpora', 'ended', 'base'],
  tune: ['complete', 'corpora', 'ended', 'base'],
  generate: ['complete', 'writers', 'ended'],
  transform: ['complete', 'parents', 'ended', 'method'],
  derive: ['complete', 'parents', 'operation'],
  claim: ['evidence', 'pValue', 'relation'],
  evaluate: ['metrics', 'contexts', 'baseline', 'evaluator', 'expires', 'conclusion'],
  probe: ['baseline', 'expires', 'conclusion'],
  review: ['rules', 'environment', 'reviewer', 'decision', 'expires'],
};

/** One field of it otherwise. */
function altered(what: Statement, draw: Draw): Statement {
  if (draw.once(5) && 'of' in what)
    return { ...what, of: { ...what.of, digest: draw.of('a', 'b') } } as Statement;
  const fields = FIELDS[what.say];
  if (fields === undefined) return what;
  const field = draw.of(...fields);
  const values = ALTERATIONS.find(([name]) => name === field)?.[1] ?? [];
  const value = draw.of(...values);
  if (!fits(what, field, value)) return what;
  const rest = Object.fromEntries(Object.entries(what).filter(([name]) => name !== field));
  return { ...rest, ...(value !== undefined && { [field]: value }) } as unknown as Statement;
}

function fits(what: Statement, field: string, value: unknown): boolean {
  if (field === 'method')
    return what.say === 'tune'
      ? ['adapter', 'rl', 'finetune'].includes(String(value))
      : !['rl', 'finetune'].includes(String(value));
  if (field === 'conclusion') return (what.say === 'probe') === (value === 'drift');
  if (field === 'parents') return what.say === 'derive';
  return !(field === 'base' && what.say === 'tune' && value === undefined);
}

const ENVIRONMENTS = ['production', 'staging', 'production', 'clinic'] as const;

function questionIn(story: string, draw: Draw): Question {
  const usual = story === 'a version' ? 'n@1' : 'cand';
  const id = draw.once(8) ? draw.of('mid', 'base', 'n', 'n@1', 'n@2', 'tutor') : usual;
  return {
    model: { id, ...(draw.once(8) ? { digest: draw.of('a', 'b') } : {}) },
    environment: draw.of(...ENVIRONMENTS),
  };
}

/** A story that came about a little otherwise. */
const retold = fc
  .record({
    story: fc.nat({ max: NAMES.length - 1 }),
    question: tape(5),
    edits: fc.array(tape(TAPE), { maxLength: 4 }),
  })
  .map(({ story: at, question, edits }): World => {
    const story = NAMES[at] ?? '';
    const statements = STORIES[story] ?? [];
    const pool = poolOf(statements);
    const history = edits.reduce(
      (sofar, edit, nth) => edited(sofar, new Draw(edit), pool, nth),
      toldOf(statements),
    );
    return {
      story,
      history: history.slice(0, LONGEST),
      question: questionIn(story, new Draw(question)),
    };
  });

/** Anything at all, mostly nonsense. */
const anything = fc
  .record({
    question: tape(5),
    statements: fc.array(tape(TAPE), { minLength: 1, maxLength: 9 }),
  })
  .map(({ question, statements }): World => ({
    story: 'anything',
    history: statements.map((one, index) => {
      const draw = new Draw(one);
      return told(
        draw,
        drawStatement(draw, POOL),
        `e${String(index)}`,
        10 + index - draw.of(0, 0, 0, 1, 5),
      );
    }),
    question: questionIn('', new Draw(question)),
  }));

export const worlds: fc.Arbitrary<World> = fc.oneof(
  { weight: 4, arbitrary: retold },
  { weight: 1, arbitrary: anything },
);
