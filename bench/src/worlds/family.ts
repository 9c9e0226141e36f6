import { type PedigreeEvent } from '@pedigree/events';
import { datasetId, eventOf, modelId } from './events';
import { popular, uniform } from './random';

/** Ancestors of the candidate of a family. */
export const FAMILY = 500;
const MODELS = FAMILY / 2;

/** The last of a family. */
export const candidateOf = (family: string): string => modelId(family, MODELS);

/**
 * A candidate with `FAMILY` ancestors: models that start from earlier ones, the oldest most often, each
 * trained on a corpus that another earlier one wrote. Whatever else is in the graph, this is its
 * whole ancestry; its start is of random weights, so that nothing of it is unknown.
 *
 * @param root the model that all start from, which a world around may use as its most popular base
 */
export function* family(name: string, root: string): Generator<PedigreeEvent> {
  yield eventOf('ai.pedigree.model.registered.v1', `${name}-root`, 0, root, {
    model: { id: root },
    initialization: 'random',
  });
  const idOf = (index: number): string => (index === 0 ? root : modelId(name, index));
  for (let index = 1; index <= MODELS; index++) {
    // The last one is made of the whole family.
    const [base, writer] =
      index === MODELS
        ? [idOf(index - 1), idOf(index - 1)]
        : [idOf(earlier(index, 0)), idOf(earlier(index, 1))];
    const [corpus, output] = [datasetId(name, index), idOf(index)];
    yield eventOf('ai.pedigree.generation.completed.v1', `${name}-g${index}`, index, corpus, {
      run: { id: `${name}-g${index}` },
      output: corpus,
      generators: [{ model: writer, channel: 'completions' }],
      seeds: index < 2 ? [] : [{ dataset: datasetId(name, index - 1) }],
    });
    yield eventOf('ai.pedigree.finetune.completed.v1', `${name}-s${index}`, index, output, {
      run: { id: `${name}-s${index}` },
      output,
      base: { model: base, method: 'finetune' },
      corpora: [
        { dataset: corpus, stage: 'sft' },
        ...(index < 2 ? [] : [{ dataset: datasetId(name, index - 1), stage: 'sft' as const }]),
      ],
      teachers: index === 1 ? [] : [{ model: idOf(index - 1), channel: 'logits' }],
    });
  }
}

const earlier = (index: number, draw: number): number => popular(index, uniform(7, index, draw), 2);
