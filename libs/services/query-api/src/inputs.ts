import { Inject, Injectable } from '@nestjs/common';
import { type Decision, type Position } from '@pedigree/events';
import { type Graph, type PolicyRecord } from '@pedigree/graph';
import { type Subgraph } from '@pedigree/lineage';
import { unseen } from '@pedigree/promotion';
import {
  Assessor,
  GRAPH,
  Policies,
  ProblemException,
  Promotions,
  unknown,
} from '@pedigree/service-kit';
import { present } from './pages';

/** Everything that a decision was made of: with it the decision can be made again, offline. */
export interface DecisionInputs {
  decision: Decision;
  request: {
    model: string;
    digest?: string;
    environment: string;
    requestedBy?: string;
    decidedAt: string;
    /** What had kept the ancestry from being read; the judge found the others of the decision itself. */
    problems?: NonNullable<Decision['problems']>;
  };
  /** Everything upstream of the model as of `decision.positions`. */
  ancestry: Subgraph;
  policy: PolicyRecord;
}

/** Problems of the read: they were given to the judge. */
const OF_THE_READ = new Set(['lag', 'timeout', 'unreadable']);
/** After these the judge saw nothing. */
const UNSEEN = new Set(['timeout', 'unreadable']);

type Placed = Decision & { positions: readonly Position[] };

/** Gathers again what a decision was made of, however far the graph has moved on. */
@Injectable()
export class Inputs {
  constructor(
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'history'>,
    private readonly promotions: Promotions,
    private readonly assessor: Assessor,
    private readonly policies: Policies,
  ) {}

  /** @throws ProblemException not-found; conflict: it cannot be had any more, or not yet */
  async of(id: string): Promise<DecisionInputs> {
    const promotion = await this.promotions.find(id);
    if (promotion === undefined) throw unknown('promotion', id);
    const { decision, requestedBy } = promotion;
    if (decision === undefined) throw undecided(id);
    if (!isPlaced(decision)) throw unplaced(id);
    const { model, digest, environment, decidedAt } = decision;
    const problems = (decision.problems ?? []).filter(({ problem }) => OF_THE_READ.has(problem));
    return {
      decision,
      request: {
        ...{ model, environment, decidedAt },
        ...present({ digest, requestedBy }),
        ...(problems.length === 0 ? {} : { problems }),
      },
      ancestry: await this.ancestryOf(decision),
      policy: await this.policyOf(decision),
    };
  }

  private async ancestryOf({ model, positions, problems = [] }: Placed): Promise<Subgraph> {
    if (problems.some(({ problem }) => UNSEEN.has(problem))) return unseen(model);
    const ancestry = await this.assessor.judged(model, positions);
    const wasCut = problems.some(({ problem }) => problem === 'truncated');
    if (ancestry.truncated && !wasCut) throw outgrown(model);
    return ancestry;
  }

  private async policyOf({ policy: { digest } }: Decision): Promise<PolicyRecord> {
    const recorded = await this.graph.history.policy(digest);
    if (recorded !== undefined) return recorded;
    const { policy, document } = this.policies.current;
    if (policy.digest !== digest) throw unrecorded(digest);
    return { name: policy.name, version: policy.version, digest, document };
  }
}

const isPlaced = (decision: Decision): decision is Placed => decision.positions !== undefined;

const conflict = (detail: string, remedy: string, headers = {}): ProblemException =>
  new ProblemException('conflict', detail, {
    headers,
    errors: [{ parameter: 'id', message: 'names a decision without inputs', remedy }],
  });

const undecided = (id: string): ProblemException =>
  conflict(`Promotion "${id}" is not decided yet.`, 'Ask again once it is.', {
    'retry-after': '1',
  });

const unplaced = (id: string): ProblemException =>
  conflict(
    `The decision on promotion "${id}" does not say how far the log had been read.`,
    'Decisions that Pedigree makes do; ask for a new one.',
  );

const outgrown = (model: string): ProblemException =>
  conflict(
    `The ancestry of "${model}" has grown beyond what is read at once.`,
    'Raise PEDIGREE_ANCESTRY_LIMIT.',
  );

const unrecorded = (digest: string): ProblemException =>
  conflict(
    `The policy bundle ${digest}, by which it was decided, is not recorded.`,
    'Run a policy service with that bundle once: it records what it judges by.',
  );
