import { Inject, Injectable } from '@nestjs/common';
import { type Decision, environmentName, type PromotionRevoked, TOPICS } from '@pedigree/events';
import { type Graph, type PromotionRecord } from '@pedigree/graph';
import { GRAPH } from '../tokens';
import { DecisionFeed, type LatelyDecided } from './decision-feed';
import { type Revoked } from './decision.dto';
import { endedApproval } from './ended-approval';
import { FreshReads } from './fresh-reads';

/** A promotion as far as graph and feed know it. */
export interface KnownPromotion {
  id: string;
  model: string;
  environment: string;
  /** sha256:<hex> of the weights that the request names. */
  digest?: string | undefined;
  requestedBy?: string;
  /** Absent while it is pending. */
  decision?: Decision;
  /** Takes the decision back. */
  revocation?: PromotionRevoked;
  revokedAt?: string;
}

/** Reads promotions. Every module that does so provides its own, beside `FreshReads` and the `DecisionsModule`. */
@Injectable()
export class Promotions {
  constructor(
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'promotions'>,
    private readonly fresh: FreshReads,
    private readonly feed: DecisionFeed,
  ) {}

  /** What is known right now. The feed knows of decisions some milliseconds before the graph does. */
  async now(id: string): Promise<KnownPromotion | undefined> {
    const record = await this.graph.promotions.promotion(id);
    return knownPromotion(id, record, this.feed.latest(id));
  }

  /** The same; where nothing is known, lets the graph catch up for a moment and looks again. */
  find(id: string): Promise<KnownPromotion | undefined> {
    return this.fresh.find(TOPICS.promotionRequests, () => this.now(id));
  }
}

/** Where both know of something, the graph's word counts: it has the first that the broker took. */
export function knownPromotion(
  id: string,
  record: PromotionRecord | undefined,
  lately: LatelyDecided = {},
): KnownPromotion | undefined {
  const decision = parsed<Decision>(record?.decision) ?? lately.decision;
  const revocation = parsed<PromotionRevoked>(record?.revocation) ?? lately.revocation;
  const said = record ?? revocation ?? decision;
  if (said === undefined) return undefined;
  const digest = record?.digest;
  const requestedBy = record?.requestedBy ?? requesterIn(revocation ?? decision);
  const revokedAt = record?.revokedAt ?? revocation?.decidedAt;
  return {
    ...{ id, model: said.model, environment: environmentName(said.environment) },
    ...(digest === undefined ? {} : { digest }),
    ...(requestedBy === undefined ? {} : { requestedBy }),
    ...(decision === undefined ? {} : { decision }),
    ...(revocation === undefined ? {} : { revocation }),
    ...(revokedAt === undefined ? {} : { revokedAt }),
  };
}

/** The document that counts now: what revoked a decision stands in its place. */
export const standingDecision = ({ decision, revocation }: KnownPromotion): Decision | undefined =>
  revocation ?? decision;

/** What is answered to who asks for the decision now: never an approval whose time has passed. */
export function currentDecision(promotion: KnownPromotion, now: Date): Decision | undefined {
  const standing = standingDecision(promotion);
  return standing === undefined ? undefined : (endedApproval(standing, now) ?? standing);
}

/** What stands beside a decision that was taken back; nothing where it was not. */
export function revokedPart({ revocation, revokedAt }: KnownPromotion): Revoked | undefined {
  if (revocation === undefined) return undefined;
  const { because, deployments, reasons, policy, decidedAt } = revocation;
  return { at: revokedAt ?? decidedAt, because, deployments, reasons, policy, decidedAt };
}

const parsed = <T>(json: string | undefined): T | undefined =>
  json === undefined ? undefined : (JSON.parse(json) as T);

function requesterIn(decision: Decision | undefined): string | undefined {
  const requestedBy: unknown = decision?.promotion?.['requestedBy'];
  return typeof requestedBy === 'string' ? requestedBy : undefined;
}
