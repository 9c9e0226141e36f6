import { type Grade, type Hop } from '@pedigree/events';
import { lacksGenerator } from './generators';
import {
  type Ancestor,
  type Arrival,
  type GeneratorRole,
  GRADES,
  hopOf,
  later,
  rankOf,
  type State,
} from './paths';
import { isAmbiguous, type RecordedArc, type Vertex } from './pedigree';
import { Reached } from './reached';
import { type Initializations } from './shares-init';

const JUDGING = new Set(['labels', 'reward']);

export interface Transmission {
  arrivals: readonly Arrival[];
  ancestors: readonly Ancestor[];
}

/**
 * Walks from the candidate upstream, once per grade, along weight hops and along data hops of at
 * least that grade: what is first reached at a grade has its strongest path there, and the walk is
 * by breadth, so that it is a shortest one. A walk that refused no hop leaves nothing to weaker ones. Linear in the subgraph for a bounded number of
 * different initializations.
 */
export function transmissionInto(
  candidate: Vertex,
  initializations: Initializations,
): Transmission {
  const found = new Reached(candidate, initializations);
  for (const grade of GRADES)
    if (new Walk(grade, found, initializations).from(candidate) === 'complete') break;
  return { arrivals: [...found.arrivals.values()], ancestors: [...found.ancestors.values()] };
}

/** No model is in training: what stands here is a model, or a dataset that was asked about itself. */
const NOBODY = -1;

/** One number per place, trainee and ownership; a subgraph has far fewer than 2^21 of the first two. */
const keyOf = ({ vertex, trainee, own }: State): number =>
  (vertex.index * 2 ** 22 + trainee + 1) * 2 + (own ? 1 : 0);

class Walk {
  private readonly seen = new Set<number>();
  private readonly queue: State[] = [];
  private refused = false;

  constructor(
    private readonly grade: Grade,
    private readonly found: Reached,
    private readonly initializations: Initializations,
  ) {}

  from(candidate: Vertex): 'complete' | 'refused some' {
    this.visit({ vertex: candidate, trainee: NOBODY, own: false, distance: 0, since: '' });
    for (let at = 0; at < this.queue.length; at++) {
      const state = this.queue[at];
      if (state !== undefined) this.leave(state);
    }
    return this.refused ? 'refused some' : 'complete';
  }

  /** Steps that no path shows cost nothing: they are taken on arrival. */
  private visit(state: State): void {
    const key = keyOf(state);
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.queue.push(state);
    this.found.reached(state, this.grade);
    for (const { to, via } of state.vertex.identities)
      if (via === undefined) this.visit(this.renamed(state, to));
  }

  private leave(state: State): void {
    for (const { to, via } of state.vertex.identities)
      if (via !== undefined)
        this.visit(this.step(state, to, { edge: via, from: state.vertex.id, to: to.id }));
    for (const arc of state.vertex.recorded) this.follow(state, arc);
    if (lacksGenerator(state.vertex) && this.allows('unknown'))
      this.found.arrivedNowhere(state, this.grade);
  }

  private follow(state: State, arc: RecordedArc): void {
    switch (arc.edge.type) {
      case 'INITIALIZED_FROM':
      case 'DERIVED_FROM':
        return this.visit(this.along(state, arc));
      case 'TRAINED_ON':
        return this.visit(this.along(this.inTraining(state), arc));
      case 'TAUGHT_BY':
        return this.learn(this.inTraining(state), arc);
      case 'GENERATED_BY':
        return this.learn(state, arc);
      case 'SHARES_INITIALIZATION':
        return;
    }
  }

  /** A data hop: it carries as far as generator and trainee share their initialization. */
  private learn(state: State, arc: RecordedArc): void {
    if (!this.allows(this.sharedBy(arc.to, state.trainee))) return;
    this.found.arrived(state, this.grade, arc, this.roleOf(state, arc));
    this.visit({ ...this.along(state, arc), trainee: NOBODY, own: false });
  }

  private sharedBy(generator: Vertex, trainee: number): Grade {
    const { initializations } = this;
    return trainee === NOBODY
      ? 'unknown'
      : initializations.shares(initializations.classOf(generator), trainee);
  }

  private allows(grade: Grade): boolean {
    const allowed = rankOf(grade) <= rankOf(this.grade);
    if (!allowed) this.refused = true;
    return allowed;
  }

  private roleOf(state: State, { to, edge }: RecordedArc): GeneratorRole {
    const { channel, systemPromptDigest, steering } = edge.properties;
    if (JUDGING.has(channel ?? '')) return 'judge';
    const unprompted = systemPromptDigest === undefined && steering === undefined;
    return state.own && unprompted && this.found.ownStarts.has(to) && !isAmbiguous(to)
      ? 'own-start'
      : 'teacher';
  }

  private inTraining(state: State): State {
    return {
      ...state,
      trainee: this.initializations.classOf(state.vertex),
      own: this.found.selves.has(state.vertex),
      student: state.student ?? state.vertex,
      trainedAt: state.vertex,
    };
  }

  private along(state: State, arc: RecordedArc): State {
    const next = this.step(state, arc.to, hopOf(arc));
    return { ...next, since: later(state.since, arc.edge.recordedAt) };
  }

  private step(state: State, vertex: Vertex, hop: Hop): State {
    const { trainee, own, student, trainedAt, distance, since } = state;
    const carried = { trainee, own, student, trainedAt, since };
    return { ...carried, vertex, hop, previous: state, distance: distance + 1 };
  }

  private renamed(state: State, vertex: Vertex): State {
    const hop = state.hop;
    return hop?.edge === 'SAME_DIGEST'
      ? { ...state, vertex, hop: { ...hop, to: vertex.id } }
      : { ...state, vertex };
  }
}
