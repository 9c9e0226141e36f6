import { type Grade } from '@pedigree/events';
import { type Edge, isSilence, NOBODY } from './spec-edges';
import { standsFor } from './spec-names';
import { type Starts } from './spec-starts';
import { type Things } from './spec-things';

const GRADES: readonly Grade[] = ['same', 'partial', 'unknown', 'none'];
export const weaker = (a: Grade, b: Grade): Grade =>
  GRADES.indexOf(a) > GRADES.indexOf(b) ? a : b;
export const stronger = (a: Grade, b: Grade): Grade =>
  GRADES.indexOf(a) < GRADES.indexOf(b) ? a : b;

export type Role = 'teacher' | 'judge' | 'own-start' | 'own-line';

/** One simple way from the candidate to whatever lies upstream. */
interface Way {
  readonly to: string;
  /** It is there as another name of what the way leads to. */
  readonly isAlias?: true;
  readonly grade: Grade;
  /** The model of the candidate's own line whose training let it in; absent on the way over weights alone. */
  readonly stage?: string;
  /** Over weights: somebody who counts says that they were trained further on the way. */
  readonly trained: boolean;
  /** Data since the last model. */
  readonly data: readonly string[];
}

/** A way that ends at a model that made data. */
export interface Arrival extends Way {
  readonly role: Role;
  /** The data that it made, or the model that it taught. */
  readonly of: string;
}

export interface Ways {
  readonly all: readonly Way[];
  readonly arrivals: readonly Arrival[];
  readonly hasCycle: boolean;
}

const TRAINING = ['finetune', 'adapter', 'rl', 'continued-pretraining'];
const SAME_WEIGHTS = ['quantize', 'convert'];

/** Enumerates every simple way upstream from the candidate. */
export function waysFrom(candidate: string, things: Things, starts: Starts): Ways {
  const all: Way[] = [];
  const arrivals: Arrival[] = [];
  const selves = selvesOf(candidate, things);
  const line = lineOf(candidate, things, true);
  const begins = new Set(
    things.edges
      .filter(
        ({ type, from, method = '', told }) =>
          type === 'weights' &&
          selves.has(from) &&
          !SAME_WEIGHTS.includes(method) &&
          things.counts(told),
      )
      .map(({ to }) => to),
  );

  const roleOf = (edge: Edge, student: string, way: Way): Role => {
    if (edge.channel === 'labels' || edge.channel === 'reward') return 'judge';
    const free = edge.unprompted === true && things.counts(edge.told);
    if (!free || way.stage !== student || !selves.has(student) || !isExact(edge.to, things))
      return 'teacher';
    if (begins.has(edge.to)) return 'own-start';
    return line.has(edge.to) ? 'own-line' : 'teacher';
  };

  const follow = (way: Way, student: string, seen: readonly string[]): void => {
    all.push(way);
    if (way.to === NOBODY) return;
    const stands = standsFor(way.to, things);
    if (stands.size > 1)
      for (const one of stands) if (one !== way.to) all.push({ ...way, to: one, isAlias: true });
    for (const one of stands)
      if (things.kind(one) === 'dataset' && !isSilence(one) && things.isWrittenByNobody(one))
        arrivals.push({
          ...way,
          to: NOBODY,
          of: one,
          grade: weaker(way.grade, 'unknown'),
          role: 'teacher',
        });
    for (const edge of things.edges.filter(({ from }) => stands.has(from)))
      step(edge, way, isTrained(edge, student) ? student : NOBODY, seen);
  };

  /** What was made under the name of a model and is data trained nobody. */
  const isTrained = ({ from }: Edge, student: string): boolean =>
    things.kind(from) === 'model' || student === NOBODY || !standsFor(student, things).has(from);

  const step = (edge: Edge, way: Way, student: string, seen: readonly string[]): void => {
    if (edge.type === 'generated' || edge.type === 'taught') {
      const taught = edge.type === 'taught' ? edge.from : student;
      arrive(edge, edge.type === 'taught' ? leaving(way, edge.from) : way, taught, seen);
      return;
    }
    const weights = edge.type === 'weights';
    const learner = weights ? edge.to : edge.type === 'trained' ? edge.from : student;
    const on: Way = {
      ...(edge.type === 'trained' ? leaving(way, edge.from) : way),
      to: edge.to,
      trained:
        way.trained ||
        (weights && TRAINING.includes(edge.method ?? '') && things.counts(edge.told)),
      data: weights ? [] : [...(edge.type === 'trained' ? [] : way.data), edge.to],
    };
    // A dataset in the place of a parent stands for weights that nobody knows.
    const hides = weights && things.kind(edge.to) === 'dataset' && !isSilence(edge.to);
    if (hides) all.push(on);
    else go(on, learner, seen);
  };

  const leaving = (way: Way, model: string): Way =>
    way.stage === undefined ? { ...way, stage: model, data: [] } : { ...way, data: [] };

  const arrive = (edge: Edge, way: Way, student: string, seen: readonly string[]): void => {
    if (isSilence(edge.to)) {
      all.push({ ...way, to: edge.to });
      return;
    }
    if (edge.to === NOBODY) {
      if (edge.type === 'taught')
        arrivals.push({
          ...way,
          to: NOBODY,
          of: edge.from,
          grade: weaker(way.grade, 'unknown'),
          role: 'teacher',
        });
      return;
    }
    const grade = weaker(way.grade, starts.sharesWith(edge.to, student));
    const on: Way = { ...way, to: edge.to, grade };
    arrivals.push({ ...on, role: roleOf(edge, student, way), of: edge.from });
    go({ ...on, data: [] }, edge.to, seen);
  };

  const go = (way: Way, student: string, seen: readonly string[]): void => {
    const key = `${way.to} ${student}`;
    if (seen.includes(key)) return;
    follow(way, student, [...seen, key]);
  };

  go({ to: candidate, grade: 'same', trained: false, data: [] }, candidate, []);
  return { all, arrivals, hasCycle: runsInCircles(new Set(all.map(({ to }) => to)), things) };
}

/** Everything that lies upstream of it, itself included. */
export function reachedFrom(id: string, things: Things): ReadonlySet<string> {
  return things.once(`reached ${id}`, () => {
    const found = new Set<string>();
    const add = (one: string): void => {
      if (found.has(one)) return;
      found.add(one);
      for (const other of standsFor(one, things)) add(other);
      for (const { from, to } of things.edges) if (from === one && to !== NOBODY) add(to);
    };
    add(id);
    return found;
  });
}

/** Whether something upstream is made of itself, by the very ids that statements name. */
function runsInCircles(reached: ReadonlySet<string>, things: Things): boolean {
  const comesBack = (id: string, seen: readonly string[]): boolean =>
    seen.includes(id) ||
    things.edges
      .filter(({ from, to }) => from === id && to !== NOBODY && reached.has(from))
      .some(({ to }) => comesBack(to, [...seen, id]));
  return [...reached].some((id) => comesBack(id, []));
}

/** An unpinned name of which versions are known may be any of them. */
const isExact = (id: string, things: Things): boolean =>
  id.includes('@') || !things.ids().some((one) => one.startsWith(`${id}@`));

/** The candidate, and what it was only converted or quantized from: the same weights in another form. */
export function selvesOf(candidate: string, things: Things): Set<string> {
  const found = new Set<string>();
  const add = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    for (const twin of things.surelySame(id)) add(twin);
    for (const { type, from, to, method = '', told } of things.edges)
      if (type === 'weights' && from === id && SAME_WEIGHTS.includes(method) && things.counts(told))
        add(to);
  };
  add(candidate);
  return found;
}

/** It and everything its weights go back to; of that, with `counted`, what somebody who counts says. */
export function lineOf(candidate: string, things: Things, counted = false): Set<string> {
  const found = new Set<string>();
  const add = (id: string): void => {
    if (found.has(id)) return;
    const stands = standsFor(id, things);
    for (const one of stands) found.add(one);
    for (const { type, from, to, told } of things.edges)
      if (type === 'weights' && stands.has(from) && (!counted || things.counts(told))) add(to);
  };
  add(candidate);
  return found;
}
