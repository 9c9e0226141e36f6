import { createHash } from 'node:crypto';
import {
  type Decision,
  encodeEvent,
  eventKey,
  fromWire,
  type PedigreeEvent,
} from '@pedigree/events';
import { type OutgoingMessage } from '@pedigree/messaging';

export type PromotionRequested = PedigreeEvent<'ai.pedigree.promotion.requested.v1'>;

/**
 * The event that carries the decision on a request. Its id follows from the request's, so that a
 * request that is delivered twice has one decision in the graph: the first.
 */
export function decisionMessage(request: PromotionRequested, decision: Decision): OutgoingMessage {
  const event: PedigreeEvent<DecisionType> = {
    id: `decision-${digestOf(eventKey(request))}`,
    source: '/pedigree/policy',
    type: `ai.pedigree.promotion.${decision.verdict}.v1`,
    subject: decision.model,
    time: decision.decidedAt,
    data: { ...decision, promotion: request.data.promotion },
  };
  return fromWire(encodeEvent(event));
}

type DecisionType = 'ai.pedigree.promotion.approved.v1' | 'ai.pedigree.promotion.blocked.v1';

const digestOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 32);
