import { type Corpus, type EventData, type Run, type Teacher } from '@pedigree/events';
import { type RunFact } from './facts';
import { asJson, present, StatementBuilder, type Statements } from './statements';

const completed = (run: Run): RunFact =>
  present<RunFact>({
    fact: 'run',
    id: run.id,
    state: 'COMPLETE',
    name: run.name,
    startedAt: run.startedAt,
    endedAt: run.endedAt,
  });

const begin = (run: Run): StatementBuilder => new StatementBuilder(run.id).add(completed(run));

const endOf = ({ endedAt }: Run) =>
  endedAt === undefined ? {} : { endedAt: new Date(endedAt).toISOString() };

/** What every run that trains says of its inputs. */
interface Lessons {
  corpora: readonly Corpus[];
  teachers?: readonly Teacher[] | undefined;
  complete?: boolean | undefined;
}

function learn(
  builder: StatementBuilder,
  student: string,
  { corpora, teachers = [], complete }: Lessons,
  undisclosed: Corpus['stage'],
): StatementBuilder {
  for (const { dataset, stage, share, rows, tokens } of corpora)
    builder.edge('TRAINED_ON', student, builder.refer(dataset, 'dataset'), {
      stage,
      share,
      rows,
      tokens,
    });
  for (const { model, channel } of teachers)
    builder.edge('TAUGHT_BY', student, builder.refer(model, 'model'), { channel });
  return corpora.length > 0
    ? builder
    : builder.silence('TRAINED_ON', student, 'corpora', complete, { stage: undisclosed });
}

export function trainingCompleted(
  data: EventData<'ai.pedigree.training.completed.v1'>,
): Statements {
  const builder = begin(data.run);
  const { initialization } = data;
  const random = initialization === 'random';
  const student = builder.produce(data.output, 'model', {
    ...(random && { initialization }),
    ...endOf(data.run),
  });
  if (!random)
    builder.edge('INITIALIZED_FROM', student, builder.refer(initialization.model, 'model'), {
      method: initialization.method,
    });
  return learn(builder, student, data, 'pretrain').build();
}

export function finetuneCompleted(
  data: EventData<'ai.pedigree.finetune.completed.v1'>,
): Statements {
  const builder = begin(data.run);
  const student = builder.produce(data.output, 'model', endOf(data.run));
  const { model, method, rank } = data.base;
  builder.edge('INITIALIZED_FROM', student, builder.refer(model, 'model'), { method, rank });
  return learn(builder, student, data, method === 'rl' ? 'rl' : 'sft').build();
}

export function generationCompleted(
  data: EventData<'ai.pedigree.generation.completed.v1'>,
): Statements {
  const builder = begin(data.run);
  const output = builder.produce(data.output, 'dataset', {
    origin: 'synthetic',
    ...endOf(data.run),
  });
  const { generators, seeds = [] } = data;
  for (const generator of generators) {
    const { model, channel, share, unprompted, systemPromptDigest, steering, decoding } = generator;
    builder.edge('GENERATED_BY', output, builder.refer(model, 'model'), {
      channel,
      share,
      unprompted,
      systemPromptDigest,
      steering: asJson(steering),
      decoding: asJson(decoding),
    });
  }
  if (generators.length === 0)
    builder.silence('GENERATED_BY', output, 'generators', data.complete, {
      channel: 'completions',
    });
  for (const { dataset } of seeds)
    builder.edge('DERIVED_FROM', output, builder.refer(dataset, 'dataset'), { operation: 'seed' });
  return builder.build();
}

/** Weights are made of weights alone, but for an adapter, which is trained. */
export function weightsTransformed(
  data: EventData<'ai.pedigree.weights.transformed.v1'>,
): Statements {
  const builder = begin(data.run);
  const { method, complete, parents } = data;
  const output = builder.produce(data.output, 'model', endOf(data.run));
  for (const { model, weight } of parents)
    builder.edge('INITIALIZED_FROM', output, builder.refer(model, 'model'), { method, weight });
  const fewest = method === 'merge' ? 2 : 1;
  if (parents.length < fewest)
    builder.silence('INITIALIZED_FROM', output, 'parents', complete, { method });
  if (method === 'adapter')
    builder.silence('TRAINED_ON', output, 'corpora', complete, { stage: 'sft' });
  return builder.build();
}

export function datasetDerived(data: EventData<'ai.pedigree.dataset.derived.v1'>): Statements {
  const builder = begin(data.run);
  const { operation, complete, parents, models = [] } = data;
  const output = builder.produce(data.output, 'dataset', endOf(data.run));
  for (const { dataset, share } of parents)
    builder.edge('DERIVED_FROM', output, builder.refer(dataset, 'dataset'), { operation, share });
  if (parents.length === 0)
    builder.silence('DERIVED_FROM', output, 'parents', complete, { operation });
  for (const { model, channel } of models)
    builder.edge('GENERATED_BY', output, builder.refer(model, 'model'), { channel });
  return builder.build();
}
