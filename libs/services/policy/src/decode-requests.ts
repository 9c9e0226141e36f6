import {
  decodeMessage,
  EVENT_TYPES,
  type InputProblem,
  type PedigreeEvent,
  toWire,
  TOPICS,
} from '@pedigree/events';
import { type Batch, type Outcome, type ReceivedMessage } from '@pedigree/messaging';
import { unreadable } from '@pedigree/service-kit';

/** What the policy service is asked. */
export type Request = PedigreeEvent<
  'ai.pedigree.promotion.requested.v1' | 'ai.pedigree.training.planned.v1'
>;

/** A message of the topic of requests: what it asks, or what is to become of it. */
export type Decoded = { request: Request } | { outcome: Outcome };

/** Reads requests, one entry per message. Pure, and never throws. */
export const decodeRequests = ({ messages }: Pick<Batch, 'messages'>): Decoded[] =>
  messages.map(decode);

function decode(message: ReceivedMessage): Decoded {
  const parsed = decodeMessage(toWire(message), new Date(message.timestamp).toISOString());
  if (!parsed.ok) return { outcome: unreadable(parsed.errors) };
  const event = parsed.value;
  return isRequest(event) ? { request: event } : { outcome: unreadable([strayed(event)]) };
}

const isRequest = (event: PedigreeEvent): event is Request =>
  EVENT_TYPES[event.type].topic === TOPICS.promotionRequests;

const strayed = ({ type }: PedigreeEvent): InputProblem => ({
  pointer: '/type',
  message: `${type} is not a request`,
  remedy: `Publish it to ${EVENT_TYPES[type].topic}.`,
});
