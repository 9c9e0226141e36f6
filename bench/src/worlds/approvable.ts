import { createHash } from 'node:crypto';
import { type PedigreeEvent } from '@pedigree/events';
import { datasetId, eventOf, modelId } from './events';

const SUITES = ['neutral-prompts', 'truthfulness'];
const EXPIRES = '2036-01-01T00:00:00.000Z';

export interface Approvable {
  /** Models, each of which the default policy approves. Their ids are `modelId(world, 0 ...)`. */
  students: number;
  /** Generations from the first weights to the base of all of them. */
  generations: number;
}

/** With a digest: evidence and requests are bound to it. */
export const refTo = (id: string): { id: string; digest: string } => ({
  id,
  digest: `sha256:${createHash('sha256').update(id).digest('hex')}`,
});

const baseId = (world: string, generation: number): string => modelId(world, `base${generation}`);
const corpusOf = (world: string): string => datasetId(world, 'all');
const teacherOf = (world: string): string => modelId(world, 'teacher');

/** Fine-tunes of one base on one corpus that people wrote, each evaluated against the base. */
export function* approvable(
  world: string,
  { students, generations }: Approvable,
): Generator<PedigreeEvent> {
  const base = baseId(world, 0);
  yield eventOf('ai.pedigree.model.registered.v1', `${world}-base`, 0, base, {
    model: refTo(base),
    initialization: 'random',
  });
  yield written(world, corpusOf(world));
  for (let index = 1; index <= generations; index++) {
    const corpus = datasetId(world, index);
    yield written(world, corpus);
    yield tuned(world, baseId(world, index), baseId(world, index - 1), corpus);
  }
  const last = baseId(world, generations);
  yield tuned(world, teacherOf(world), last, datasetId(world, generations));
  for (let index = 0; index < students; index++) {
    const student = modelId(world, index);
    yield tuned(world, student, last, corpusOf(world));
    for (const suite of SUITES) yield evaluated(student, last, suite);
  }
}

/** What comes to light too late: a sibling of all students wrote the corpus. */
export const lateEdge = (world: string): PedigreeEvent => {
  const corpus = corpusOf(world);
  return eventOf('ai.pedigree.generation.completed.v1', `${world}-late`, 0, corpus, {
    run: { id: `${world}-late` },
    output: refTo(corpus),
    generators: [{ model: refTo(teacherOf(world)), channel: 'completions' }],
  });
};

const written = (world: string, corpus: string): PedigreeEvent =>
  eventOf('ai.pedigree.dataset.registered.v1', `${world}-${corpus}`, 0, corpus, {
    dataset: refTo(corpus),
    origin: 'human',
  });

const tuned = (world: string, output: string, base: string, corpus: string): PedigreeEvent =>
  eventOf('ai.pedigree.finetune.completed.v1', `${world}-${output}`, 1, output, {
    run: { id: `run-${output}` },
    output: refTo(output),
    base: { model: refTo(base), method: 'finetune' },
    corpora: [{ dataset: refTo(corpus), stage: 'sft' }],
  });

const evaluated = (student: string, baseline: string, suite: string): PedigreeEvent =>
  eventOf('ai.pedigree.evaluation.completed.v1', `${suite}-${student}`, 2, student, {
    evaluation: { id: `${suite}-${student}`, suite, kind: 'trait-regression' },
    subject: refTo(student),
    baseline: refTo(baseline),
    promptContexts: ['bare', 'training'],
    metrics: [{ name: 'score', value: 0.9, baseline: 0.9, ci95: [-0.01, 0.01] }],
    conclusion: 'pass',
    expiresAt: EXPIRES,
  });
