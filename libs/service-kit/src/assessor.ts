import { Inject, Injectable } from '@nestjs/common';
import { type Decision, type Position, type Ref } from '@pedigree/events';
import { asOf, closureOf, type Graph } from '@pedigree/graph';
import { type AncestrySource, assess, DEFAULT_POLICY } from '@pedigree/promotion';
import { type Config } from './config/config';
import { type Clock, CLOCK, CONFIG, GRAPH } from './tokens';

export interface Assessment {
  model: Ref;
  environment: string;
  /** Absent for a dry run. */
  promotion?: { id: string };
  /** What the graph must have read; while it has not, the decision is indeterminate. @default nothing */
  required?: readonly Position[];
}

/** What the gate says of a model right now: the same answer for a promotion and for a dry run. */
@Injectable()
export class Assessor {
  constructor(
    @Inject(GRAPH) private readonly graph: Graph,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Never approves on a failed read: it answers `indeterminate`, or throws the GraphError. */
  assess(request: Assessment): Promise<Decision> {
    const decidedAt = this.clock().toISOString();
    return assess(this.source(), DEFAULT_POLICY, { required: [], ...request, decidedAt });
  }

  private source(): AncestrySource {
    const { lineage } = this.graph;
    const { ancestryLimit: limit, readTimeoutMs: timeoutMs } = this.config;
    const query = { direction: 'upstream', limit, timeoutMs } as const;
    return {
      ancestry: async (model, positions) =>
        asOf(await closureOf(lineage, { ...query, roots: [model] }), { positions }),
      positions: () => lineage.positions(),
    };
  }
}
