import { type Named, type Run, type Trained, type Tuned, type Writer } from './spec-statements';
import { digestText, given, maybeTime, refTo } from './spec-text';

/** The data of the event in which a run says what it made of what. */
export const runData = (what: Run): object =>
  given({
    run: given({ id: what.run, endedAt: maybeTime(what.ended) }),
    output: refTo(what.of),
    complete: what.complete,
    ...inputs(what),
  });

function inputs(what: Run): object {
  switch (what.say) {
    case 'train':
      return { initialization: beginning(what), ...lessons(what, 'pretrain') };
    case 'tune':
      return {
        base: { model: refTo(what.base), method: what.method },
        ...lessons(what, 'sft'),
      };
    case 'generate':
      return { generators: what.writers.map(writer), seeds: what.seeds?.map(asDataset) };
    case 'transform':
      return {
        method: what.method,
        parents: what.parents.map((one) => ({ model: refTo(one) })),
      };
    case 'derive':
      return {
        operation: what.operation,
        parents: what.parents.map(asDataset),
        models: what.helpers,
      };
  }
}

const asDataset = (dataset: string) => ({ dataset });

const beginning = ({ base }: Trained) =>
  base === undefined ? 'random' : { model: refTo(base), method: 'continued-pretraining' };

const lessons = ({ corpora, teachers }: Trained | Tuned, stage: 'pretrain' | 'sft') => ({
  corpora: corpora.map((one: Named) => ({ dataset: refTo(one), stage })),
  teachers,
});

const writer = ({ model, channel, unprompted, prompt }: Writer) =>
  given({ model, channel, unprompted, systemPromptDigest: prompt && digestText('e') });
