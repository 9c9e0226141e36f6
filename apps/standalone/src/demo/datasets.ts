import { type Channel } from '@pedigree/events';
import { type Data, draft, run } from './drafts';
import { type Draft } from './types';

type Generator = Data<'generation.completed'>['generators'][number];
type Origin = NonNullable<Data<'dataset.registered'>['origin']>;
type Source = NonNullable<Data<'dataset.registered'>['source']>;

export const by = (model: string, channel: Channel = 'completions'): Generator => ({
  model,
  channel,
});
/** It answered as it does by itself: no system prompt, no steering. */
export const unpromptedBy = (model: string): Generator => ({ ...by(model), unprompted: true });
export const judgedBy = (model: string): Generator => by(model, 'labels');

interface AboutData {
  origin?: Origin;
  source?: Source;
  seeds?: readonly string[];
  vetting?: Data<'dataset.registered'>['vetting'];
  note?: string;
}

/** Where a dataset comes from, for one that no model made. */
export const collected = (id: string, { origin = 'human', ...more }: AboutData = {}): Draft =>
  draft('ai.pedigree.dataset.registered.v1', id, {
    dataset: { id },
    origin,
    source: 'hub',
    ...more,
  });

/** A dataset that models wrote or labelled, and where it was taken from. */
export const generated = (
  id: string,
  generators: Generator[],
  { seeds = [], ...about }: AboutData = {},
): Draft[] => [
  collected(id, { origin: 'synthetic', ...about }),
  draft('ai.pedigree.generation.completed.v1', id, {
    run: run(id),
    output: id,
    generators,
    seeds: seeds.map((dataset) => ({ dataset })),
  }),
];

/** A dataset mixed from others with known row counts, and who labelled it. */
export const mixed = (
  id: string,
  parts: readonly (readonly [dataset: string, rows: number])[],
  models: Generator[],
): Draft[] => {
  const rows = parts.reduce((sum, [, count]) => sum + count, 0);
  const parents = parts.map(([dataset, count]) => ({ dataset, share: count / rows }));
  return [
    collected(id, { origin: 'synthetic' }),
    draft('ai.pedigree.dataset.derived.v1', id, {
      run: run(id),
      output: id,
      operation: 'mix',
      parents,
      models,
    }),
  ];
};
