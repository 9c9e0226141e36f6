import { Inject, Injectable } from '@nestjs/common';
import { type Decision, eventKey, type PlanDecision, type Position } from '@pedigree/events';
import { idOf } from '@pedigree/lineage';
import { type Graph } from '@pedigree/graph';
import { type Emission } from '@pedigree/messaging';
import { independentFrom, type Plan, plannedModel, sourcesOf, withPlan } from '@pedigree/promotion';
import {
  Assessor,
  type Config,
  CONFIG,
  GRAPH,
  Metrics,
  Policies,
  unnamedPrincipal,
} from '@pedigree/service-kit';
import { planDecision, type TrainingPlanned } from './decision-events';
import { Judging } from './judging';

/** Where a plan does not say what for. */
const ENVIRONMENT = 'production';
/** Models that are looked at as other teachers, and most of them that are named. */
const CANDIDATES = 200;
const MOST_NAMED = 10;

/** Judges a run before it starts. */
@Injectable()
export class Planning {
  constructor(
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'lineage'>,
    @Inject(CONFIG) private readonly config: Pick<Config, 'apiTokens'>,
    private readonly assessor: Assessor,
    private readonly policies: Policies,
    private readonly judging: Judging,
    private readonly metrics: Metrics,
  ) {}

  /** @throws GraphError */
  async decide(request: TrainingPlanned, required: readonly Position[]): Promise<Emission> {
    const { data: plan } = request;
    const { environment = ENVIRONMENT } = plan;
    const model = plannedModel(plan);
    const by = request.principal ?? unnamedPrincipal(this.config);
    const gathered = await this.assessor.gather({
      model,
      environment,
      required,
      roots: sourcesOf(plan),
      adapt: (ancestry) => withPlan(ancestry, plan, request.time, by),
    });
    const look = this.judging.look({ ...gathered, input: { ...gathered.input, plan: true } });
    const others = look.verdict === 'blocked' ? await this.alternatives(plan, environment) : [];
    const decision = this.judging.judge({ ...gathered, input: { ...gathered.input, plan: true } }, {
      plan: { id: plan.plan.id, request: eventKey(request) },
      ...(others.length === 0 ? {} : { alternatives: { teachers: others } }),
    } as Partial<Decision>);
    this.metrics.observeDecision(decision);
    return planDecision(request, decision as unknown as PlanDecision);
  }

  /** Models already in the graph that start from other weights than the base. */
  private async alternatives(plan: Plan, environment: string): Promise<string[]> {
    const base = idOf(plan.base.model);
    const { items } = await this.graph.lineage.artifacts({ kind: 'model', limit: CANDIDATES });
    const candidates = items
      .filter(({ id, placeholder }) => !placeholder && id !== base)
      .map(({ id }) => id);
    const positions = await this.graph.lineage.positions();
    const ancestry = await this.assessor.ancestry([base, ...candidates], positions);
    if (ancestry.truncated) return [];
    const { policy } = this.policies.current;
    return independentFrom(base, candidates, ancestry, policy, environment).slice(0, MOST_NAMED);
  }
}
