import {
  encodeEvent,
  EVENT_TYPES,
  type EventType,
  fromWire,
  type InputProblem,
  type Parsed,
  type PedigreeEvent,
  type Topic,
  TOPICS,
} from '@pedigree/events';
import { type OutgoingMessage } from '@pedigree/messaging';
import { type Outgoing } from './sent-lately';

/**
 * Topics that outsiders may write to, in the order of publishing: a promotion must come after the
 * lineage that was sent along with it, or it would not be judged by it.
 */
const OPEN_TOPICS: readonly Topic[] = [TOPICS.lineageEvents, TOPICS.promotionRequests];

/** True for the event types that others than Pedigree itself may emit. */
export const isOpen = (type: EventType): boolean => OPEN_TOPICS.includes(EVENT_TYPES[type].topic);

/** An event of a request that was not taken, by its place in the batch. */
export interface Rejection {
  index: number;
  errors: InputProblem[];
}

export interface Intake {
  /** What to publish, topic by topic, in this order; the order within a topic is that of the batch. */
  publications: readonly { topic: Topic; messages: readonly OutgoingMessage[] }[];
  accepted: readonly Outgoing[];
  rejected: readonly Rejection[];
}

const forged = (type: string): InputProblem => ({
  pointer: '/type',
  message: `events of type ${type} are made by Pedigree alone`,
  remedy:
    'Leave it out. Ask for decisions with POST /api/v1/promotions and POST /api/v1/plans; what Pedigree itself says cannot be sent in.',
});

/** An event with who says it, whatever it said itself; a problem in place of what only Pedigree says. */
export const saidBy =
  (principal: string) =>
  (parsed: Parsed<PedigreeEvent>): Parsed<PedigreeEvent> => {
    if (!parsed.ok) return parsed;
    const { value } = parsed;
    return isOpen(value.type)
      ? { ok: true, value: { ...value, principal } }
      : { ok: false, errors: [forged(value.type)] };
  };

/** Sorts a request's events into what goes to which topic and what is rejected. */
export function intakeOf(events: readonly Parsed<PedigreeEvent>[]): Intake {
  const rejected = events.flatMap((parsed, index) =>
    parsed.ok ? [] : [{ index, errors: parsed.errors }],
  );
  const accepted = events.flatMap((parsed) => (parsed.ok ? outgoing(parsed.value) : []));
  return { publications: publicationsOf(accepted), accepted, rejected };
}

const outgoing = (event: PedigreeEvent): Outgoing => ({
  event,
  message: fromWire(encodeEvent(event)),
});

const publicationsOf = (accepted: readonly Outgoing[]): Intake['publications'] =>
  OPEN_TOPICS.map((topic) => ({
    topic,
    messages: accepted
      .filter(({ event }) => EVENT_TYPES[event.type].topic === topic)
      .map(({ message }) => message),
  })).filter(({ messages }) => messages.length > 0);
