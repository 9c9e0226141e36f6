import { type History, type Metrics, type Statement, type Told } from './spec-statements';

/** Fields that say something in a model's favour, with the values that do. */
const FAVOURABLE: Readonly<Record<string, readonly (readonly [string, readonly unknown[]])[]>> = {
  model: [['initialization', ['random']]],
  dataset: [
    ['origin', ['human']],
    ['vettedAt', []],
  ],
  train: [['complete', [true]]],
  tune: [['complete', [true]]],
  generate: [['complete', [true]]],
  transform: [['complete', [true]]],
  derive: [['complete', [true]]],
  evaluate: [
    ['baseline', []],
    ['contexts', []],
  ],
  probe: [['baseline', []]],
};

const SHOWING: readonly Metrics[] = ['good', 'lower-good', 'point-good', 'interval-good'];

/** Whether a statement speaks for a model and says nothing against any. */
export function isFavourable(what: Statement): boolean {
  switch (what.say) {
    case 'evaluate':
      return what.conclusion === 'pass' && SHOWING.includes(what.metrics);
    case 'probe':
      return what.conclusion === 'pass' && what.drift <= 0.5;
    case 'review':
      return what.decision === 'approve';
    case 'claim':
      return what.relation === 'independent' && (what.pValue ?? 1) >= 0.05;
    case 'clear':
    case 'attest':
      return true;
    default:
      return false;
  }
}

const without = (what: Statement, field: string): Statement => {
  const { [field]: _, ...rest } = what as unknown as Record<string, unknown>;
  return rest as unknown as Statement;
};

/** The statement with one favourable field less. */
const barer = (what: Statement): Statement[] => [
  ...(FAVOURABLE[what.say] ?? [])
    .filter(([field, values]) => {
      const value = (what as unknown as Record<string, unknown>)[field];
      return value !== undefined && (values.length === 0 || values.includes(value));
    })
    .map(([field]) => without(what, field)),
  ...prompting(what),
];

function prompting(what: Statement): Statement[] {
  if (what.say !== 'generate' || !what.writers.some(({ unprompted }) => unprompted)) return [];
  return [{ ...what, writers: what.writers.map(({ unprompted: _, ...rest }) => rest) }];
}

/** Every history that is this one with something favourable left out. */
export const silenced = (history: History): History[] =>
  history.flatMap((told: Told, at) => [
    ...(isFavourable(told.what) ? [history.toSpliced(at, 1)] : []),
    ...barer(told.what).map((what) => history.with(at, { ...told, what })),
  ]);
