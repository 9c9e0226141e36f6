import { type Declaration, type DeclaredLink } from './declaration';
import { type Draft } from './draft';
import { grouped, ofType } from './links';

const TUNED = 'ai.pedigree.finetune.completed.v1';
const TRAINED = 'ai.pedigree.training.completed.v1';
const TRANSFORMED = 'ai.pedigree.weights.transformed.v1';

/** Methods by which weights change for data. The others make weights of weights alone. */
const TRAINING_METHODS: ReadonlySet<string> = new Set([
  'finetune',
  'adapter',
  'rl',
  'continued-pretraining',
]);

/** How a model came to be, as events: one for each base, one for each way of making weights of weights. */
export function modelRuns(model: Declaration): Draft[] {
  const bases = ofType(model.links, 'INITIALIZED_FROM');
  const trained = bases.filter(({ properties }) => TRAINING_METHODS.has(properties.method ?? ''));
  const transformed = grouped(
    bases.filter((base) => !trained.includes(base)),
    ({ properties }) => properties.method,
  );
  return [
    ...trainings(model, trained, bases),
    ...[...transformed].map(([method, parents]) => transformation(model, method, parents)),
  ];
}

/**
 * An event has one base: what the model learned from goes with the first, and nobody says what with the others,
 * unless the list is complete. Without a base it goes with the first of the weights that it was made of.
 * Where there are none either, the document says that the model was trained from scratch.
 */
function trainings(
  model: Declaration,
  trained: readonly DeclaredLink[],
  bases: readonly DeclaredLink[],
): Draft[] {
  const [first, ...others] = trained;
  const lessons = lessonsOf(model.links);
  const isTaught = lessons.corpora.length + lessons.teachers.length > 0;
  if (first !== undefined)
    return [
      training(model, first, lessons),
      ...others.map((base) => training(model, base, lessonsAgain(model, others, lessons))),
    ];
  if (!isTaught) return [];
  const [parent] = bases;
  return parent === undefined
    ? [run(TRAINED, model, { initialization: 'random', ...lessons })]
    : [training(model, { ...parent, properties: { method: 'finetune' } }, lessons)];
}

/** Most entries that one model's events may repeat. */
const MOST_REPEATED = 10_000;

/** Where the list is complete, each base may have gone with all of it, and none with anything else. */
function lessonsAgain(
  { completeness }: Declaration,
  { length }: readonly DeclaredLink[],
  { corpora, teachers }: Lessons,
): Lessons {
  const repeated = length * (corpora.length + teachers.length);
  return completeness === 'complete' && repeated <= MOST_REPEATED
    ? { corpora, teachers }
    : { ...NONE, complete: undefined };
}

interface Lessons {
  complete?: undefined;
  corpora: readonly object[];
  teachers: readonly object[];
}

const NONE: Lessons = { corpora: [], teachers: [] };

const lessonsOf = (links: readonly DeclaredLink[]): Lessons => ({
  corpora: ofType(links, 'TRAINED_ON').map(({ to, properties }) => ({
    dataset: to,
    ...properties,
  })),
  teachers: ofType(links, 'TAUGHT_BY').map(({ to, properties }) => ({ model: to, ...properties })),
});

function training(model: Declaration, { to, properties }: DeclaredLink, lessons: Lessons): Draft {
  const { method, rank } = properties;
  return method === 'continued-pretraining'
    ? run(TRAINED, model, { initialization: { model: to, method }, ...lessons })
    : run(TUNED, model, { base: { model: to, method, rank }, ...lessons });
}

const transformation = (
  model: Declaration,
  method: string | undefined,
  parents: readonly DeclaredLink[],
): Draft =>
  run(TRANSFORMED, model, {
    method,
    parents: parents.map(({ to, properties: { weight } }) => ({ model: to, weight })),
  });

const run = (type: Draft['type'], { id, pointer, isAll }: Declaration, data: object): Draft => ({
  type,
  pointer,
  isRun: true,
  data: { output: id, ...(isAll === true && { complete: true }), ...data },
});
