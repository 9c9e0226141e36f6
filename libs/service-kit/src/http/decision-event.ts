import {
  decodeMessage,
  type EventType,
  type PedigreeEvent,
  type PlanDecision,
  type PromotionDecision,
  type PromotionRevoked,
  toWire,
} from '@pedigree/events';
import { type Batch, type ReceivedMessage } from '@pedigree/messaging';

/** What the data of each is about: other types share the topic of decisions and are none. */
const DECISIONS = {
  'ai.pedigree.promotion.approved.v1': 'promotion',
  'ai.pedigree.promotion.blocked.v1': 'promotion',
  'ai.pedigree.promotion.revoked.v1': 'revocation',
  'ai.pedigree.plan.approved.v1': 'plan',
  'ai.pedigree.plan.blocked.v1': 'plan',
} as const satisfies Partial<Record<EventType, string>>;

/** An event whose data is a decision document. */
export type DecisionEvent = PedigreeEvent<keyof typeof DECISIONS>;

/** A decision by what it decides. */
export type Decided =
  | { about: 'promotion'; id: string; decision: PromotionDecision }
  | { about: 'revocation'; id: string; decision: PromotionRevoked }
  | { about: 'plan'; id: string; decision: PlanDecision };

const isDecision = (event: PedigreeEvent): event is DecisionEvent =>
  Object.hasOwn(DECISIONS, event.type);

/** What an event decides. A revocation is about the promotion whose id it gives. */
export function decidedIn({ type, data }: DecisionEvent): Decided {
  const about = DECISIONS[type];
  switch (about) {
    case 'plan':
      return { about, id: (data as PlanDecision).plan.id, decision: data as PlanDecision };
    case 'revocation':
      return { about, id: promotionIn(data), decision: data as PromotionRevoked };
    case 'promotion':
      return { about, id: promotionIn(data), decision: data as PromotionDecision };
  }
}

const promotionIn = (data: DecisionEvent['data']): string =>
  (data as PromotionDecision).promotion.id;

function decisionIn(message: ReceivedMessage): DecisionEvent[] {
  const parsed = decodeMessage(toWire(message), new Date(message.timestamp).toISOString());
  return parsed.ok && isDecision(parsed.value) ? [parsed.value] : [];
}

/** The decisions of a batch, in order; what cannot be read is for the dead letters of those who must. */
export const decisionsIn = ({ messages }: Batch): DecisionEvent[] => messages.flatMap(decisionIn);
