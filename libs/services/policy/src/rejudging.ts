import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Decision, type PromotionRevoked } from '@pedigree/events';
import {
  compareText,
  type DeploymentRecord,
  type Graph,
  type PromotionRecord,
} from '@pedigree/graph';
import { type Subgraph } from '@pedigree/lineage';
import { type Outcome } from '@pedigree/messaging';
import { causesOf, type Gathered, turns } from '@pedigree/promotion';
import { Assessor, GRAPH, Metrics, type Shareable } from '@pedigree/service-kit';
import { type Approval, approvalIn } from './approval';
import { activationKey, revocation } from './decision-events';
import { type Judgement, Judging } from './judging';
import { type Due } from './recheck-batch';
import { standingPages } from './standing-pages';

/** An approval that stands, and why it is looked at. */
interface Approved {
  record: PromotionRecord;
  approval: Approval;
  because: readonly string[];
}

/** One that would not be given any more. */
interface Turned extends Approved {
  judgement: Judgement;
  /** Under which its weights may run. */
  names: readonly string[];
}

/** What came of a second look. */
export type Look = { kind: 'stands' } | { kind: 'unseen' } | { kind: 'revoked'; outcome: Outcome };

/** Looks at approvals again, all of a batch together: what they share is read once. */
@Injectable()
export class Rejudging {
  private readonly log = new Logger('Rechecks');

  constructor(
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'history' | 'promotions' | 'lineage'>,
    private readonly assessor: Assessor,
    private readonly judging: Judging,
    private readonly metrics: Metrics,
  ) {}

  /** By promotion; those that do not stand are left out. @throws GraphError */
  async look(due: readonly Due[]): Promise<ReadonlyMap<string, Look>> {
    const approved = await this.standing(due);
    const looks = new Map<string, Look>();
    const turned: Turned[] = [];
    const ancestries = this.assessor.gatherAll(approved.map(requestOf));
    for (const one of approved) {
      const { value } = await ancestries.next();
      if (value === undefined) throw new RangeError('Fewer ancestries than approvals.');
      const look = await this.lookAt(one, value);
      if ('judgement' in look) turned.push(look);
      else looks.set(one.record.id, look);
      await setImmediate();
    }
    for (const { id, look } of await this.revoked(turned)) looks.set(id, look);
    return looks;
  }

  private async standing(due: readonly Due[]): Promise<Approved[]> {
    const wanted = new Map(due.map((one) => [one.promotion, one]));
    const models = [...new Set(due.map(({ model }) => model))];
    const found: Approved[] = [];
    for await (const page of standingPages(this.graph.promotions, { models }))
      for (const record of page) {
        const because = wanted.get(record.id)?.because;
        if (because === undefined || record.decision === undefined) continue;
        found.push({ record, approval: approvalIn(record.decision), because });
      }
    return found;
  }

  private async lookAt(one: Approved, gathered: Gathered): Promise<Look | Turned> {
    const now = this.judging.look(gathered);
    this.metrics.rechecks.inc({ verdict: now.verdict });
    if (now.verdict === 'approved') return { kind: 'stands' };
    if (!turns(now)) return { kind: 'unseen' };
    const { ancestry } = gathered.input;
    const because = whyOf(one, now, ancestry);
    const judgement = this.judging.judgement(gathered, now);
    return { ...one, because, judgement, names: await this.namesOf(one, ancestry) };
  }

  /** Whatever these weights are called: all of it is upstream, where that was seen whole. */
  private async namesOf({ record, approval }: Approved, ancestry: Subgraph): Promise<string[]> {
    const { digest } = approval;
    if (digest === undefined) return [record.model];
    const twins = ancestry.nodes.filter((node) =>
      node.descriptions.some((description) => description.digest === digest),
    );
    if (twins.length > 0 && !ancestry.truncated) return [record.model, ...twins.map(idOf)];
    const query = { bases: [], digests: [digest], limit: 1000 };
    return [record.model, ...(await this.graph.lineage.namesakes(query)).ids];
  }

  private async revoked(turned: readonly Turned[]): Promise<{ id: string; look: Look }[]> {
    if (turned.length === 0) return [];
    const models = [...new Set(turned.flatMap(({ names }) => names))];
    const running = await this.graph.history.deployments({ models, state: 'active' });
    const byModel = new Map<string, DeploymentRecord[]>();
    for (const one of running) {
      const group = byModel.get(one.model);
      if (group === undefined) byModel.set(one.model, [one]);
      else group.push(one);
    }
    return turned.map((one) => ({
      id: one.record.id,
      look: { kind: 'revoked', outcome: this.revocationOf(one, byModel) },
    }));
  }

  private revocationOf(one: Turned, running: ReadonlyMap<string, DeploymentRecord[]>): Outcome {
    const { record, approval, because, judgement, names } = one;
    const deployments = [...new Set(names)]
      .flatMap((model) => running.get(model) ?? [])
      .sort((a, b) => compareText(a.id, b.id))
      .map(({ id, environment, model }) => ({ id, environment, model }));
    const promotion = { ...approval.promotion, id: record.id };
    const more = { promotion, deployments, because: [...new Set(because)] };
    const document = this.judging.tell(judgement, more) as PromotionRevoked;
    this.log.warn(`Promotion ${record.id} of ${record.model} is revoked.`);
    this.metrics.revocations.inc();
    return { kind: 'ack', emit: [revocation(document)] };
  }
}

/** Where nothing is new, another bundle is the reason, also where it was not yet said to be. */
function whyOf({ because, approval }: Approved, now: Decision, ancestry: Subgraph): string[] {
  const causes = [...because, ...causesOf(approval, now, ancestry)];
  const isOtherPolicy = approval.policy?.digest !== now.policy.digest;
  return causes.length === 0 && isOtherPolicy ? [activationKey(now.policy.digest)] : causes;
}

const idOf = ({ id }: { id: string }): string => id;

const requestOf = ({ record, approval }: Approved): Shareable => {
  const { model, environment } = record;
  const { digest, promotion } = approval;
  return {
    model: digest === undefined ? model : { id: model, digest },
    environment,
    ...(promotion === undefined ? {} : { promotion }),
  };
};
