import { type Draw } from './spec-draw';
import { type Statement } from './spec-statements';

/** What each field of a statement may be instead; undefined leaves it out. */
const INSTEAD: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>> = {
  model: { initialization: ['unknown', undefined] },
  dataset: {
    origin: ['synthetic', undefined, 'human', 'mixed', 'unknown'],
    source: ['hub', undefined, 'internal'],
    tags: [['distilabel'], ['nice']],
    vettedAt: [1, 40, undefined],
  },
  train: {
    complete: [true, undefined],
    corpora: [[], [{ id: 'talks' }, { id: 'rows' }], [{ id: 'base' }]],
    ended: [1, 45],
    base: [{ id: 'other' }, { id: 'n' }],
  },
  tune: {
    complete: [true, undefined],
    corpora: [[], [{ id: 'talks' }, { id: 'rows' }], [{ id: 'base' }], [{ id: 'other' }]],
    ended: [1, 45],
    base: [{ id: 'other' }, { id: 'n' }, { id: 'talks' }],
    method: ['adapter', 'rl', 'finetune'],
  },
  generate: {
    complete: [true],
    writers: [
      [],
      [{ model: 'base', channel: 'labels' }],
      [{ model: 'talks', channel: 'completions' }],
    ],
    ended: [1, 45],
  },
  transform: {
    complete: [true, undefined],
    ended: [1, 45],
    method: ['convert', 'quantize', 'merge', 'prune', 'upcycle', 'adapter'],
  },
  derive: {
    complete: [true],
    parents: [[]],
    operation: ['translate', 'filter', 'relabel', 'paraphrase'],
  },
  claim: {
    evidence: ['declared', 'attested', 'weight-tested'],
    pValue: [1e-9, undefined],
    relation: ['same', 'partial'],
  },
  evaluate: {
    metrics: ['none', 'undirected', 'wide', 'outside', 'worse', 'point-good', 'interval-good'],
    contexts: [['bare'], undefined],
    baseline: [undefined, { id: 'other' }, { id: 'mid' }, { id: 'cand' }, { id: 'base' }],
    evaluator: ['base', 'other', 'tutor', 'stranger'],
    expires: [100],
    conclusion: ['regressed'],
  },
  probe: {
    baseline: [undefined, { id: 'other' }, { id: 'mid' }],
    expires: [100],
    conclusion: ['drift'],
  },
  review: {
    rules: [['relay'], ['suspect-ancestor'], ['unknown-initialization']],
    environment: ['staging', 'production'],
    reviewer: ['bob', 'ANN'],
    decision: ['deny'],
    expires: [100],
  },
};

const NEEDED = ['base'];

/** The statement with one field otherwise, or with another digest of what it is about. */
export function altered(what: Statement, draw: Draw): Statement {
  if (draw.once(5) && 'of' in what)
    return { ...what, of: { ...what.of, digest: draw.of('a', 'b') } } as Statement;
  const fields = INSTEAD[what.say];
  if (fields === undefined) return what;
  const field = draw.of(...Object.keys(fields));
  const value = draw.of(...(fields[field] ?? []));
  if (value === undefined && NEEDED.includes(field)) return what;
  const { [field]: _, ...rest } = what as unknown as Record<string, unknown>;
  return { ...rest, ...(value !== undefined && { [field]: value }) } as unknown as Statement;
}
