import { type Grade, type Hop } from '@pedigree/events';
import { isUndisclosed, type LineageEdge } from '@pedigree/lineage';
import { JUDGING, lacksGenerator, lacksTeacher } from './generators';
import {
  type Ancestor,
  type Arrival,
  type GeneratorRole,
  GRADES,
  rankOf,
  type State,
  type Training,
} from './paths';
import { type IdentityStep, isAmbiguous, type RecordedArc, type Vertex } from './pedigree';
import { Reached } from './reached';
import { type Initializations } from './shares-init';
import { vouchedLineOf } from './weights';

export interface Transmission {
  arrivals: readonly Arrival[];
  ancestors: readonly Ancestor[];
}

/**
 * Walks from the candidate upstream, once per grade, along weight hops and along data hops of at
 * least that grade: what is first reached at a grade has its strongest path there, and the walk is
 * by breadth, so that it is a shortest one. The next walk is for the strongest grade that this one
 * refused: those in between would find the same. Linear in the subgraph for a bounded number of
 * different initializations.
 *
 * @param isUnprompted whether it is said of an edge to a generator, by somebody whose word counts
 */
export function transmissionInto(
  candidate: Vertex,
  initializations: Initializations,
  isUnprompted: (edge: LineageEdge) => boolean,
): Transmission {
  const found = new Reached(candidate, initializations);
  const line = vouchedLineOf(candidate);
  for (let grade: Grade | undefined = GRADES[0]; grade !== undefined;)
    grade = new Walk(grade, found, initializations, { line, isUnprompted }).from(candidate);
  return { arrivals: [...found.arrivals.values()], ancestors: [...found.ancestors.values()] };
}

/** By what the role of a generator is told. */
interface Own {
  /** The models that the candidate's weights come from. */
  line: ReadonlySet<Vertex>;
  isUnprompted(edge: LineageEdge): boolean;
}

/** No model is in training: what stands here is a model, or a dataset that was asked about itself. */
const NOBODY = -1;
const NONE: Training = { trainee: NOBODY, own: false, student: undefined, trainedAt: undefined };

/** One number per place, trainee and ownership; a subgraph has far fewer than 2^21 of the first two. */
const keyOf = ({ index }: Vertex, { trainee, own }: Training): number =>
  (index * 2 ** 22 + trainee + 1) * 2 + (own ? 1 : 0);

class Walk {
  private readonly seen = new Set<number>();
  private readonly queue: State[] = [];
  /** Rank of the strongest grade that was refused. */
  private refused = GRADES.length;
  private readonly rank: number;

  constructor(
    private readonly grade: Grade,
    private readonly found: Reached,
    private readonly initializations: Initializations,
    private readonly own: Own,
  ) {
    this.rank = rankOf(grade);
  }

  /** Answers the grade to walk by next; nothing where no hop was refused. */
  from(candidate: Vertex): Grade | undefined {
    const [previous, step] = [undefined, undefined];
    const start: State = { vertex: candidate, training: NONE, distance: 0, previous, step };
    if (this.isNew(candidate, NONE)) this.enter(start);
    for (let at = 0; at < this.queue.length; at++) {
      const state = this.queue[at];
      if (state !== undefined) this.leave(state);
    }
    return GRADES[this.refused];
  }

  /** To be asked before anything is made of a step: most lead to where a walk has been. */
  private isNew(vertex: Vertex, training: Training): boolean {
    const key = keyOf(vertex, training);
    if (this.seen.has(key)) return false;
    this.seen.add(key);
    return true;
  }

  /** Steps that no path shows cost nothing: they are taken on arrival. */
  private enter(state: State): void {
    this.queue.push(state);
    this.found.reached(state, this.grade);
    for (const { to, via } of state.vertex.identities)
      if (via === undefined && this.isNew(to, state.training)) this.enter(renamed(state, to));
  }

  private leave(state: State): void {
    const { vertex, training } = state;
    for (const { to, via } of vertex.identities)
      if (via !== undefined && saysMore(to, via) && this.isNew(to, training))
        this.enter(stepped(state, to, { edge: via, from: vertex.id, to: to.id }));
    if (vertex.recorded.length > 0) this.followAll(state);
    if ((lacksGenerator(vertex) || lacksTeacher(vertex)) && this.allows('unknown'))
      this.found.arrivedNowhere(state, this.grade);
  }

  private followAll(state: State): void {
    const { vertex, training } = state;
    let own: Training | undefined;
    for (const arc of vertex.recorded)
      switch (arc.type) {
        case 'INITIALIZED_FROM':
        case 'DERIVED_FROM':
          this.follow(state, training, arc);
          break;
        case 'TRAINED_ON':
          this.follow(state, (own ??= this.trainingOf(state)), arc);
          break;
        case 'TAUGHT_BY':
          this.learn(state, (own ??= this.trainingOf(state)), arc);
          break;
        case 'GENERATED_BY':
          this.learn(state, training, arc);
          break;
      }
  }

  private follow(state: State, training: Training, arc: RecordedArc): void {
    if (this.isNew(arc.to, training)) this.enter(along(state, training, arc));
  }

  /** A data hop: it carries as far as generator and trainee share their initialization. */
  private learn(state: State, training: Training, arc: RecordedArc): void {
    if (isUndisclosed(arc.to.id)) return this.follow(state, training, arc);
    if (!this.allows(this.sharedBy(arc.to, training.trainee))) return;
    this.found.arrived({ state, training, arc }, this.grade, this.roleOf(training, arc));
    if (!this.isNew(arc.to, NONE)) return;
    this.enter(along(state, { ...training, trainee: NOBODY, own: false }, arc));
  }

  private sharedBy(generator: Vertex, trainee: number): Grade {
    const { initializations } = this;
    return trainee === NOBODY
      ? 'unknown'
      : initializations.shares(initializations.classOf(generator), trainee);
  }

  private allows(grade: Grade): boolean {
    const rank = rankOf(grade);
    if (rank <= this.rank) return true;
    this.refused = Math.min(this.refused, rank);
    return false;
  }

  private roleOf({ own }: Training, { to, edge }: RecordedArc): GeneratorRole {
    if (JUDGING.has(edge.properties.channel ?? '')) return 'judge';
    if (!own || !this.own.isUnprompted(edge) || isAmbiguous(to)) return 'teacher';
    if (this.found.ownStarts.has(to)) return 'own-start';
    return this.own.line.has(to) ? 'own-line' : 'teacher';
  }

  private trainingOf({ vertex, training }: State): Training {
    return {
      trainee: this.initializations.classOf(vertex),
      own: this.found.selves.has(vertex),
      student: training.student ?? vertex,
      trainedAt: vertex,
    };
  }
}

/** A run that may have made this very version is followed; that somebody mentioned the bare name says nothing. */
const saysMore = ({ recorded, view }: Vertex, via: IdentityStep): boolean =>
  via !== 'VERSION_OF' || recorded.length > 0 || view?.produced === true;

function along(previous: State, training: Training, { to, edge }: RecordedArc): State {
  return { vertex: to, training, distance: previous.distance + 1, previous, step: edge };
}

function stepped(previous: State, vertex: Vertex, step: Hop): State {
  const { training, distance } = previous;
  return { vertex, training, distance: distance + 1, previous, step };
}

/** Steps to what two names share, which is no artifact: the next name is shown in its place. */
const SHARED: readonly string[] = ['SAME_DIGEST', 'SYMLINK'];

function renamed(state: State, vertex: Vertex): State {
  const { training, distance, previous, step } = state;
  const isShared = step !== undefined && 'edge' in step && SHARED.includes(step.edge);
  const shown = isShared ? { ...step, to: vertex.id } : step;
  return { vertex, training, distance, previous, step: shown };
}
