import { type PedigreeEvent } from '@pedigree/events';
import { datasetId, eventOf, modelId } from './events';
import { popular, uniform } from './random';

export interface FineTuneOptions {
  /** Keeps the ids of one world apart from those of another. */
  world: string;
  /** Models to start from, the first ones far more popular. @default 1000 */
  bases?: number;
  seed?: number;
}

/** The `index`-th fine-tune: three edges; a new model and a new corpus beside a popular base and corpus. */
export function fineTune(index: number, options: FineTuneOptions): PedigreeEvent {
  const { world, bases = 1000, seed = 1 } = options;
  const output = modelId(world, index);
  const base = modelId(world, `base-${popular(bases, uniform(seed, index, 0))}`);
  const shared = datasetId(world, `shared-${popular(bases, uniform(seed, index, 1))}`);
  return eventOf('ai.pedigree.finetune.completed.v1', `${world}-sft-${index}`, index, output, {
    run: { id: `${world}-run-${index}`, name: 'sft', startedAt: '2026-01-01T00:00:00Z' },
    output,
    base: { model: base, method: 'finetune' },
    corpora: [
      { dataset: datasetId(world, index), stage: 'sft', share: 0.5, rows: 17_000 },
      { dataset: shared, stage: 'sft', share: 0.5, rows: 3_000 },
    ],
  });
}

/** `count` of them, one at a time: nothing is kept. */
export function* fineTunes(
  count: number,
  options: FineTuneOptions,
  from = 0,
): Generator<PedigreeEvent> {
  for (let index = from; index < from + count; index++) yield fineTune(index, options);
}
