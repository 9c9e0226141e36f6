import { type Grade, type Hop } from '@pedigree/events';
import { type LineageEdge } from '@pedigree/lineage';
import { type Vertex } from './pedigree';

/** From strongest to weakest. */
export const GRADES: readonly Grade[] = ['same', 'partial', 'unknown', 'none'];
export const rankOf = (grade: Grade): number => GRADES.indexOf(grade);

/**
 * How a generator acts at the end of a path. Each role is followed separately, so that what clears
 * a judge does not hide what the same model wrote.
 */
export type GeneratorRole = 'judge' | 'own-start' | 'own-line' | 'teacher';

/** The generator of a dataset whose producer nobody recorded. */
export const UNKNOWN_GENERATOR = 'unknown';

/** A model that made data, at the end of its strongest path, shortest among equals. */
export interface Arrival {
  generator: string;
  role: GeneratorRole;
  grade: Grade;
  /** Of the path in hops. */
  length: number;
  path(): Hop[];
  /** The model trained at the first data hop: what a baseline must precede. */
  student: Vertex;
  /** The model trained at the last data hop, where the grade is that of the generator; the dataset itself where nobody was trained. */
  trainee: Vertex;
  /** The generator, or the corpus that nobody is known to have made. */
  source: Vertex;
  /** All data that carries it, by whatever path; undefined stands for lessons without stored data. */
  corpora: Set<Vertex | undefined>;
  /** sharesInit(generator, candidate), whatever lies between. */
  sharedWithCandidate: Grade;
  /** Checkpoints that generator and the model trained on its data have in common. */
  commonRoots(): readonly string[];
}

/** Anything upstream, with the strongest grade at which a trait may come from there. */
export interface Ancestor {
  vertex: Vertex;
  grade: Grade;
  path(): Hop[];
}

/** Who is being trained where a data hop was taken. */
export interface Training {
  /** Class of the model in training, for datasets; -1 for models. */
  trainee: number;
  /** The model in training is the candidate itself, or the candidate converted. */
  own: boolean;
  /** The model trained at the first data hop of the path. */
  student: Vertex | undefined;
  /** The model trained at the latest data hop so far. */
  trainedAt: Vertex | undefined;
}

/** A model, or a dataset as seen from the model trained on it: hops from there are graded for that model. */
export interface State {
  vertex: Vertex;
  training: Training;
  distance: number;
  previous: State | undefined;
  /** The step from there: a recorded edge, or one between two names. Made into a hop where it is shown. */
  step: LineageEdge | Hop | undefined;
}

export const hopOf = (step: LineageEdge | Hop): Hop =>
  'fact' in step ? { edge: step.type, from: step.from, to: step.to } : step;

/** The hops that led to a state, from the candidate on. */
export function pathTo(state: State): Hop[] {
  const hops: Hop[] = [];
  for (let at: State | undefined = state; at?.step !== undefined; at = at.previous)
    hops.push(hopOf(at.step));
  return hops.reverse();
}
