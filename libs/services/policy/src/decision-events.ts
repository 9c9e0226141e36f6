import { createHash } from 'node:crypto';
import {
  type Decision,
  encodeEvent,
  type EventData,
  eventKey,
  type EventType,
  fromWire,
  type PedigreeEvent,
  type PlanDecision,
  TOPICS,
} from '@pedigree/events';
import { type Emission } from '@pedigree/messaging';
import { OWN_PRINCIPAL } from '@pedigree/service-kit';

const SOURCE = '/pedigree/policy';

export type PromotionRequested = PedigreeEvent<'ai.pedigree.promotion.requested.v1'>;
export type TrainingPlanned = PedigreeEvent<'ai.pedigree.training.planned.v1'>;

/**
 * The event that carries the decision on a request. Its id follows from the request's, so that a
 * request has one decision in the graph whatever happens: the first.
 */
export const decisionOn = (request: PromotionRequested, decision: Decision): Emission =>
  emission(
    `ai.pedigree.promotion.${decision.verdict}.v1`,
    `decision-${hashOf(eventKey(request))}`,
    decision.decidedAt,
    { ...decision, promotion: { ...decision.promotion, id: request.data.promotion.id } },
  );

export const planDecision = (request: TrainingPlanned, decision: PlanDecision): Emission =>
  emission(
    `ai.pedigree.plan.${decision.verdict}.v1`,
    `plan-${hashOf(eventKey(request))}`,
    decision.decidedAt,
    decision,
  );

/** A promotion is revoked at most once: its id follows from the promotion's. */
export const revocation = (data: EventData<'ai.pedigree.promotion.revoked.v1'>): Emission =>
  emission(
    'ai.pedigree.promotion.revoked.v1',
    `revocation-${hashOf(data.promotion.id)}`,
    data.decidedAt,
    data,
  );

/** Asks for an approval to be judged again. */
export const recheck = (
  data: EventData<'ai.pedigree.promotion.recheck.v1'>,
  cause: string,
  time: string,
): Emission =>
  emission(
    'ai.pedigree.promotion.recheck.v1',
    `recheck-${hashOf(`${data.promotion.id} ${cause}`)}`,
    time,
    data,
  );

/** Key of the event that `activation` makes: what a revocation by another policy names as its cause. */
export const activationKey = (digest: string): string =>
  eventKey({ source: SOURCE, id: activationId(digest) });

const activationId = (digest: string): string => `activated-${hashOf(digest)}`;

export const activation = (
  policy: EventData<'ai.pedigree.policy.activated.v1'>['policy'],
  document: string,
  time: string,
): Emission =>
  emission('ai.pedigree.policy.activated.v1', activationId(policy.digest), time, {
    policy,
    document,
  });

const SUBJECTS: { [T in EventType]?: (data: EventData<T>) => string } = {
  'ai.pedigree.policy.activated.v1': ({ policy }) => `urn:pedigree:policy:${policy.name}`,
};

function emission<T extends EventType>(
  type: T,
  id: string,
  time: string,
  data: EventData<T>,
): Emission {
  const subject = SUBJECTS[type]?.(data) ?? (data as { model: string }).model;
  const said = { id, source: SOURCE, type, subject, time, principal: OWN_PRINCIPAL, data };
  const event = said as unknown as PedigreeEvent;
  const topic =
    type === 'ai.pedigree.promotion.recheck.v1'
      ? TOPICS.promotionRechecks
      : TOPICS.promotionDecisions;
  return { topic, message: fromWire(encodeEvent(event)) };
}

const hashOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 32);
