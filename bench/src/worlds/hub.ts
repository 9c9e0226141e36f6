import { type PedigreeEvent } from '@pedigree/events';
import { datasetId, eventOf, modelId } from './events';
import { popular, uniform } from './random';

/** Corpora of a fine-tune, and seeds of a generation, beside what it makes of its own. */
const SHARED = 4;
/** Edges of one model and its corpus together. */
export const EDGES_PER_PAIR = 2 * (SHARED + 1);

export interface HubOptions {
  world: string;
  /** Models that everything goes back to: a tenth of all start from the first. @default 200 */
  bases?: number;
  seed?: number;
}

/**
 * What a hub looks like: pairs of a corpus and a model trained on it, two events, two artifacts and ten
 * edges each. Bases, seeds and generators are chosen by popularity, so a few have a great many
 * descendants and most have none; bases are never made here, so ancestries stay small.
 */
export function* hub(pairs: number, options: HubOptions, from = 0): Generator<PedigreeEvent> {
  for (let index = from; index < from + pairs; index++) {
    yield generation(index, options);
    yield training(index, options);
  }
}

function generation(index: number, options: HubOptions): PedigreeEvent {
  const { world } = options;
  const output = datasetId(world, index);
  return eventOf('ai.pedigree.generation.completed.v1', `${world}-g${index}`, index, output, {
    run: { id: `${world}-g${index}` },
    output,
    generators: [{ model: baseOf(index, 0, options), channel: 'completions' }],
    seeds: sharedOf(index, 10, SHARED, options).map((dataset) => ({ dataset })),
  });
}

function training(index: number, options: HubOptions): PedigreeEvent {
  const { world } = options;
  const output = modelId(world, index);
  const corpora = [datasetId(world, index), ...sharedOf(index, 20, SHARED - 1, options)];
  return eventOf('ai.pedigree.finetune.completed.v1', `${world}-s${index}`, index, output, {
    run: { id: `${world}-s${index}` },
    output,
    base: { model: baseOf(index, 1, options), method: 'finetune' },
    corpora: corpora.map((dataset) => ({ dataset, stage: 'sft' as const })),
  });
}

const baseOf = (index: number, draw: number, { world, bases = 200, seed = 1 }: HubOptions) =>
  modelId(world, `base-${popular(bases, uniform(seed, index, draw), 2.3)}`);

/** Different ones, so that none counts twice. */
function sharedOf(index: number, draw: number, count: number, options: HubOptions): string[] {
  const { world, bases = 200, seed = 1 } = options;
  const first = popular(bases, uniform(seed, index, draw), 2.3);
  return Array.from({ length: count }, (_, place) =>
    datasetId(world, `shared-${(first + place * 7) % bases}`),
  );
}
