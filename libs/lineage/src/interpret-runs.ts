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

function learn(
  builder: StatementBuilder,
  student: string,
  corpora: readonly Corpus[],
  teachers: readonly Teacher[] = [],
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
  return builder;
}

export function trainingCompleted(
  data: EventData<'ai.pedigree.training.completed.v1'>,
): Statements {
  const builder = begin(data.run);
  const { initialization } = data;
  const random = initialization === 'random';
  const student = builder.produce(data.output, 'model', random ? { initialization } : {});
  if (!random)
    builder.edge('INITIALIZED_FROM', student, builder.refer(initialization.model, 'model'), {
      method: initialization.method,
    });
  return learn(builder, student, data.corpora, data.teachers).build();
}

export function finetuneCompleted(
  data: EventData<'ai.pedigree.finetune.completed.v1'>,
): Statements {
  const builder = begin(data.run);
  const student = builder.produce(data.output, 'model');
  const { model, method, rank } = data.base;
  builder.edge('INITIALIZED_FROM', student, builder.refer(model, 'model'), { method, rank });
  return learn(builder, student, data.corpora, data.teachers).build();
}

export function generationCompleted(
  data: EventData<'ai.pedigree.generation.completed.v1'>,
): Statements {
  const builder = begin(data.run);
  const output = builder.produce(data.output, 'dataset', { origin: 'synthetic' });
  for (const { model, channel, share, systemPromptDigest, steering, decoding } of data.generators)
    builder.edge('GENERATED_BY', output, builder.refer(model, 'model'), {
      channel,
      share,
      systemPromptDigest,
      steering: asJson(steering),
      decoding: asJson(decoding),
    });
  for (const { dataset } of data.seeds ?? [])
    builder.edge('DERIVED_FROM', output, builder.refer(dataset, 'dataset'), { operation: 'seed' });
  return builder.build();
}

export function weightsTransformed(
  data: EventData<'ai.pedigree.weights.transformed.v1'>,
): Statements {
  const builder = begin(data.run);
  const output = builder.produce(data.output, 'model');
  for (const { model, weight } of data.parents)
    builder.edge('INITIALIZED_FROM', output, builder.refer(model, 'model'), {
      method: data.method,
      weight,
    });
  return builder.build();
}

export function datasetDerived(data: EventData<'ai.pedigree.dataset.derived.v1'>): Statements {
  const builder = begin(data.run);
  const output = builder.produce(data.output, 'dataset');
  for (const { dataset, share } of data.parents)
    builder.edge('DERIVED_FROM', output, builder.refer(dataset, 'dataset'), {
      operation: data.operation,
      share,
    });
  for (const { model, channel } of data.models ?? [])
    builder.edge('GENERATED_BY', output, builder.refer(model, 'model'), { channel });
  return builder.build();
}
