import { type Corpus, type Stage } from '@pedigree/events';
import { type Data, draft, run } from './drafts';
import { type Draft } from './types';

const corpus =
  (stage: Stage) =>
  (dataset: string, more: Partial<Corpus> = {}) => ({
    dataset,
    stage,
    ...more,
  });
export const pretraining = corpus('pretrain');
export const sft = corpus('sft');
export const preference = corpus('preference');

/** A model where recorded ancestry begins; `random` only where it is known to be trained from scratch. */
export const start = (
  initialization: 'random' | 'unknown',
  id: string,
  more: { note?: string } = {},
): Draft =>
  draft('ai.pedigree.model.registered.v1', id, { model: { id }, initialization, ...more });

type Base = Data<'finetune.completed'>['base'];

/** A model trained further from `model`'s weights. */
export const finetuned = (
  output: string,
  model: string,
  corpora: Corpus[],
  {
    method = 'finetune',
    ...more
  }: { method?: Base['method']; note?: string; digest?: string } = {},
): Draft => {
  const { digest, ...rest } = more;
  return draft('ai.pedigree.finetune.completed.v1', output, {
    run: run(output),
    output: digest === undefined ? output : { id: output, digest },
    base: { model, method },
    corpora,
    ...rest,
  });
};

/** A model pretrained, from random weights or from another model's, with teachers that gave logits. */
export const pretrained = (
  output: string,
  from: string,
  corpora: Corpus[],
  teachers: readonly string[] = [],
): Draft =>
  draft('ai.pedigree.training.completed.v1', output, {
    run: run(output),
    output,
    initialization: from === 'random' ? from : { model: from, method: 'continued-pretraining' },
    corpora,
    teachers: teachers.map((model) => ({ model, channel: 'logits' })),
  });

export const transformed = (
  output: string,
  method: Data<'weights.transformed'>['method'],
  ...parents: string[]
): Draft =>
  draft('ai.pedigree.weights.transformed.v1', output, {
    run: run(output),
    output,
    method,
    parents: parents.map((model) => ({ model })),
  });
