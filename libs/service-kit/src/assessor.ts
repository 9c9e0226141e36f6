import { Inject, Injectable } from '@nestjs/common';
import { type Decision, type Position, type Ref } from '@pedigree/events';
import { asOf, closureOf, type Graph } from '@pedigree/graph';
import { type Subgraph } from '@pedigree/lineage';
import { decide, gather, type Gathered } from '@pedigree/promotion';
import { type Config } from './config/config';
import { Policies } from './policy/policies';
import { type Clock, CLOCK, CONFIG, GRAPH } from './tokens';

export interface Assessment {
  model: Ref;
  environment: string;
  /** Absent for a dry run. */
  promotion?: { id: string; requestedBy?: string };
  /** What the graph must have read; while it has not, the decision is indeterminate. @default nothing */
  required?: readonly Position[];
  /** Whose ancestry to read, where that is not the model's. */
  roots?: readonly string[];
  /** What to make of the ancestry before it is judged. */
  adapt?: (ancestry: Subgraph) => Subgraph;
}

/** What the gate says of a model right now: the same answer for a promotion and for a dry run. */
@Injectable()
export class Assessor {
  constructor(
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'lineage'>,
    @Inject(CONFIG) private readonly config: Pick<Config, 'ancestryLimit' | 'readTimeoutMs'>,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly policies: Policies,
  ) {}

  /** Never approves on a failed read: it answers `indeterminate`, or throws the GraphError. */
  async assess(request: Assessment): Promise<Decision> {
    return decide(await this.gather(request), this.policies.current.policy);
  }

  /** What a decision is made of, for more than one policy to judge. @throws GraphError */
  gather({ roots, adapt = same, ...request }: Assessment): Promise<Gathered> {
    const decidedAt = this.clock().toISOString();
    return gather(
      {
        ancestry: async (model, positions) =>
          adapt(await this.ancestry(roots ?? [model], positions)),
        positions: () => this.graph.lineage.positions(),
      },
      { required: [], ...request, decidedAt },
    );
  }

  /** Everything upstream of some artifacts as of the positions. @throws GraphError */
  async ancestry(roots: readonly string[], positions: readonly Position[]): Promise<Subgraph> {
    const { ancestryLimit: limit, readTimeoutMs: timeoutMs } = this.config;
    const query = { direction: 'upstream', limit, timeoutMs, roots } as const;
    return asOf(await closureOf(this.graph.lineage, query), { positions });
  }
}

const same = (ancestry: Subgraph): Subgraph => ancestry;
