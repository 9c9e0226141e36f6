import { type Grade } from '@pedigree/events';
import {
  type Ancestor,
  type Arrival,
  type GeneratorRole,
  hopOf,
  pathTo,
  type State,
  type Training,
  UNKNOWN_GENERATOR,
} from './paths';
import { type RecordedArc, type Vertex } from './pedigree';
import { type Initializations } from './shares-init';
import { selvesOf, startsOf } from './weights';

/** A data hop to a generator, taken in some training. */
export interface Learning {
  state: State;
  training: Training;
  arc: RecordedArc;
}

/** What the walks have found. A stronger walk comes first, and what it found stays. */
export class Reached {
  readonly arrivals = new Map<string, Arrival>();
  readonly ancestors = new Map<Vertex, Ancestor>();
  /** The candidate in any form and under any name. */
  readonly selves: ReadonlySet<Vertex>;
  /** What those were initialized from. */
  readonly ownStarts: ReadonlySet<Vertex>;

  constructor(
    readonly candidate: Vertex,
    private readonly initializations: Initializations,
  ) {
    this.selves = selvesOf(candidate);
    this.ownStarts = new Set([...this.selves].flatMap(startsOf));
  }

  reached(state: State, grade: Grade): void {
    const { vertex } = state;
    if (this.ancestors.has(vertex)) return;
    this.ancestors.set(vertex, { vertex, grade, path: () => pathTo(state) });
  }

  /** At a generator, over the arc that leads to it. */
  arrived({ state, training, arc }: Learning, grade: Grade, role: GeneratorRole): void {
    const { edge, to } = arc;
    const key = `${role} ${edge.to}`;
    const corpus = state.vertex.kind === 'dataset' ? state.vertex : undefined;
    const known = this.arrivals.get(key);
    if (known !== undefined) {
      known.corpora.add(corpus);
      return;
    }
    const { initializations } = this;
    const { trainee, student = state.vertex, trainedAt = state.vertex } = training;
    this.arrivals.set(key, {
      generator: edge.to,
      source: to,
      role,
      grade,
      length: state.distance + 1,
      path: () => [...pathTo(state), hopOf(edge)],
      sharedWithCandidate: this.sharedWithCandidate(to),
      commonRoots: () => initializations.common(initializations.classOf(to), trainee),
      student,
      trainee: trainedAt,
      corpora: new Set([corpus]),
    });
  }

  /** At a dataset that some model made, and nobody said which. */
  arrivedNowhere(state: State, grade: Grade): void {
    const { vertex, training, distance } = state;
    const key = `nobody ${vertex.id}`;
    if (this.arrivals.has(key)) return;
    const { student = vertex, trainedAt = vertex } = training;
    this.arrivals.set(key, {
      generator: UNKNOWN_GENERATOR,
      source: vertex,
      role: 'teacher',
      grade,
      length: distance,
      path: () => pathTo(state),
      sharedWithCandidate: 'unknown',
      commonRoots: () => [],
      student,
      trainee: trainedAt,
      corpora: new Set([vertex.kind === 'dataset' ? vertex : undefined]),
    });
  }

  private sharedWithCandidate(generator: Vertex): Grade {
    const { initializations, candidate } = this;
    return initializations.shares(
      initializations.classOf(generator),
      initializations.classOf(candidate),
    );
  }
}
