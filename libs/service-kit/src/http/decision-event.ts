import {
  decodeMessage,
  EVENT_TYPES,
  type EventType,
  type PedigreeEvent,
  toWire,
  TOPICS,
} from '@pedigree/events';
import { type Batch, type ReceivedMessage } from '@pedigree/messaging';

type DecisionType = Extract<
  EventType,
  `ai.pedigree.${'promotion' | 'plan'}.${'approved' | 'blocked' | 'revoked'}.v1`
>;

/** An event whose data is a decision document. */
export type DecisionEvent = PedigreeEvent<DecisionType>;

const isDecision = (event: PedigreeEvent): event is DecisionEvent =>
  EVENT_TYPES[event.type].topic === TOPICS.promotionDecisions;

function decisionIn(message: ReceivedMessage): DecisionEvent[] {
  const parsed = decodeMessage(toWire(message), new Date(message.timestamp).toISOString());
  return parsed.ok && isDecision(parsed.value) ? [parsed.value] : [];
}

/** The decisions of a batch, in order; what cannot be read is for the dead letters of those who must. */
export const decisionsIn = ({ messages }: Batch): DecisionEvent[] => messages.flatMap(decisionIn);
