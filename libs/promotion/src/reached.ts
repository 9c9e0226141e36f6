import { type Grade, type Hop } from '@pedigree/events';
import { isWeightArc } from './init-roots';
import {
  type Ancestor,
  type Arrival,
  type GeneratorRole,
  hopOf,
  later,
  pathTo,
  type State,
  UNKNOWN_GENERATOR,
} from './paths';
import { type RecordedArc, type Vertex } from './pedigree';
import { type Initializations } from './shares-init';

/** Methods that leave the model the same student. */
const CONVERTING = new Set(['quantize', 'convert']);

/** What the walks have found. A stronger walk comes first, and what it found stays. */
export class Reached {
  readonly arrivals = new Map<string, Arrival>();
  readonly ancestors = new Map<Vertex, Ancestor>();
  /** The candidate and what it was converted from. */
  readonly selves = new Set<Vertex>();
  /** What those were initialized from. */
  readonly ownStarts = new Set<Vertex>();

  constructor(
    readonly candidate: Vertex,
    private readonly initializations: Initializations,
  ) {
    const open = [candidate];
    for (let vertex = open.pop(); vertex !== undefined; vertex = open.pop())
      if (!this.selves.has(vertex)) open.push(...this.addSelf(vertex));
  }

  private addSelf(vertex: Vertex): Vertex[] {
    this.selves.add(vertex);
    const parents = vertex.recorded.filter(isWeightArc);
    const converted = parents.filter(({ edge }) => CONVERTING.has(edge.properties.method ?? ''));
    for (const parent of parents) if (!converted.includes(parent)) this.ownStarts.add(parent.to);
    return [...vertex.identities, ...converted].map(({ to }) => to);
  }

  reached(state: State, grade: Grade): void {
    const { vertex } = state;
    if (this.ancestors.has(vertex)) return;
    this.ancestors.set(vertex, { vertex, grade, path: () => pathTo(state), since: state.since });
  }

  arrived(state: State, grade: Grade, arc: RecordedArc, role: GeneratorRole): void {
    const hop = hopOf(arc);
    this.add(`${role} ${hop.to}`, state, {
      generator: hop.to,
      source: arc.to,
      role,
      grade,
      length: state.distance + 1,
      path: () => [...pathTo(state), hop],
      since: later(state.since, arc.edge.recordedAt),
      sharedWithCandidate: this.sharedWithCandidate(arc.to),
      commonRoots: () =>
        this.initializations.common(this.initializations.classOf(arc.to), state.trainee),
    });
  }

  /** At a dataset that some model made, and nobody said which. */
  arrivedNowhere(state: State, grade: Grade): void {
    this.add(`nobody ${state.vertex.id}`, state, {
      generator: UNKNOWN_GENERATOR,
      source: state.vertex,
      role: 'teacher',
      grade,
      length: state.distance,
      path: (): Hop[] => pathTo(state),
      since: state.since,
      sharedWithCandidate: 'unknown',
      commonRoots: () => [],
    });
  }

  private add(key: string, state: State, arrival: Omit<Arrival, 'student' | 'trainee'>): void {
    if (this.arrivals.has(key)) return;
    const { vertex, student = vertex, trainedAt: trainee = vertex } = state;
    this.arrivals.set(key, { ...arrival, student, trainee });
  }

  private sharedWithCandidate(generator: Vertex): Grade {
    const { initializations, candidate } = this;
    return initializations.shares(
      initializations.classOf(generator),
      initializations.classOf(candidate),
    );
  }
}
