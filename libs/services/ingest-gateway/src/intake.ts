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
  accepted: number;
  rejected: readonly Rejection[];
}

const forged = (type: string): InputProblem => ({
  pointer: '/type',
  message: `events of type ${type} are made by Pedigree alone`,
  remedy:
    'Leave it out. Ask for decisions with POST /api/v1/promotions and POST /api/v1/plans; what Pedigree itself says cannot be sent in.',
});

/** The errors of an event, or undefined where it may be published. */
function faultsOf(parsed: Parsed<PedigreeEvent>): InputProblem[] | undefined {
  if (!parsed.ok) return parsed.errors;
  const { type } = parsed.value;
  return isOpen(type) ? undefined : [forged(type)];
}

/** Sorts a request's events into what goes to which topic and what is rejected. */
export function intakeOf(events: readonly Parsed<PedigreeEvent>[]): Intake {
  const rejected = events.flatMap((parsed, index) => {
    const errors = faultsOf(parsed);
    return errors === undefined ? [] : [{ index, errors }];
  });
  const accepted = events.flatMap((parsed) =>
    parsed.ok && faultsOf(parsed) === undefined ? [parsed.value] : [],
  );
  return { publications: publicationsOf(accepted), accepted: accepted.length, rejected };
}

const publicationsOf = (events: readonly PedigreeEvent[]): Intake['publications'] =>
  OPEN_TOPICS.map((topic) => ({
    topic,
    messages: events
      .filter(({ type }) => EVENT_TYPES[type].topic === topic)
      .map((event) => fromWire(encodeEvent(event))),
  })).filter(({ messages }) => messages.length > 0);
