import { type PedigreeEvent } from '@pedigree/events';
import { datasetId, eventOf, modelId } from './events';

const random = (world: string, name: string, index: number): PedigreeEvent => {
  const id = modelId(world, name);
  return eventOf('ai.pedigree.model.registered.v1', `${world}-${name}`, index, id, {
    model: { id },
    initialization: 'random',
  });
};

/**
 * Generations of models: each starts from the one before and is trained on a corpus that this one
 * wrote. The last one has two ancestors for every generation. Its id is `modelId(world, generations)`.
 */
export function* generations(world: string, count: number): Generator<PedigreeEvent> {
  yield random(world, '0', 0);
  for (let index = 1; index <= count; index++) {
    const [parent, corpus, child] = [
      modelId(world, index - 1),
      datasetId(world, index),
      modelId(world, index),
    ];
    yield eventOf('ai.pedigree.generation.completed.v1', `${world}-g${index}`, index, corpus, {
      run: { id: `${world}-g${index}` },
      output: corpus,
      generators: [{ model: parent, channel: 'completions' }],
    });
    yield eventOf('ai.pedigree.finetune.completed.v1', `${world}-s${index}`, index, child, {
      run: { id: `${world}-s${index}` },
      output: child,
      base: { model: parent, method: 'finetune' },
      corpora: [{ dataset: corpus, stage: 'sft' }],
    });
  }
}

/** A chain of conversions, one edge each. The end is `modelId(world, length)`. */
export function* chain(world: string, length: number): Generator<PedigreeEvent> {
  yield random(world, '0', 0);
  for (let index = 1; index <= length; index++) {
    const output = modelId(world, index);
    yield eventOf('ai.pedigree.weights.transformed.v1', `${world}-c${index}`, index, output, {
      run: { id: `${world}-c${index}` },
      output,
      method: 'convert',
      parents: [{ model: modelId(world, index - 1) }],
    });
  }
}

/**
 * Layers of merges, each model of all in the layer before: `width ** layers` paths lead through it, and
 * `layers * width ** 2` edges. The top is `modelId(world, 'top')`.
 */
export function* diamond(world: string, layers: number, width: number): Generator<PedigreeEvent> {
  let below = Array.from({ length: width }, (_, place) => `0-${place}`);
  for (const name of below) yield random(world, name, 0);
  for (let layer = 1; layer <= layers; layer++) {
    const names = layer < layers ? below.map((_, place) => `${layer}-${place}`) : ['top'];
    for (const name of names) yield merge(world, name, below, layer);
    below = names;
  }
}

function merge(
  world: string,
  name: string,
  parents: readonly string[],
  index: number,
): PedigreeEvent {
  const output = modelId(world, name);
  return eventOf('ai.pedigree.weights.transformed.v1', `${world}-${name}`, index, output, {
    run: { id: `${world}-${name}` },
    output,
    method: 'merge',
    parents: parents.map((parent) => ({ model: modelId(world, parent) })),
  });
}
