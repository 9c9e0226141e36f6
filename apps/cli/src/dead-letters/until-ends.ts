import { setTimeout as sleep } from 'node:timers/promises';
import { TOPICS } from '@pedigree/events';
import {
  type Batch,
  type BatchHandler,
  type MessageBus,
  MessagingError,
  type Outcome,
  type ReceivedMessage,
  type Subscription,
} from '@pedigree/messaging';
import { Interrupted } from '../errors';

export type Bus = Pick<MessageBus, 'subscriber' | 'topics'>;

export interface Patience {
  /** Aborts on Ctrl-C. */
  signal: AbortSignal;
  /** Milliseconds in all. */
  limitMs: number;
}

type Group = Omit<Subscription, 'topics' | 'group'> & { group: string };

/** What is to be done with one dead letter. It may be asked more than once. */
type Visit = (message: ReceivedMessage) => Outcome;

const TOPIC = TOPICS.deadLetters;

/** Not to be moved past: it came after the look began. */
const LATER: Outcome = { kind: 'retry', reason: 'came after this look at the dead letters began' };

/** Milliseconds between looks at how far the group has come. */
const PAUSE_MS = 50;

/**
 * Visits every dead letter from where the group stands to where the topic ends now, and resolves when
 * the group stands there: what was said of each is carried out then.
 *
 * @throws Interrupted, MessagingError
 */
export async function untilEnds(
  bus: Bus,
  group: Group,
  visit: Visit,
  patience: Patience,
): Promise<void> {
  const ends = await unread(bus, group.group);
  if (ends.size === 0) return;
  const handler = visiting(ends, visit);
  const running = await bus.subscriber.subscribe({ ...group, topics: [TOPIC] }, handler);
  try {
    await standing(bus, group.group, ends, patience);
  } finally {
    await running.close();
  }
}

/** By partition, where the topic ends: of those in which the group does not stand there yet. */
export async function unread(bus: Bus, group: string): Promise<ReadonlyMap<number, number>> {
  const [ends, committed] = await Promise.all([
    bus.topics.ends(TOPIC),
    bus.topics.committed(group, TOPIC),
  ]);
  const stands = new Map(committed.map(({ partition, next }) => [partition, next]));
  return new Map(
    ends
      .filter(({ partition, next }) => next > (stands.get(partition) ?? 0))
      .map(({ partition, next }) => [partition, next]),
  );
}

const visiting =
  (ends: ReadonlyMap<number, number>, visit: Visit): BatchHandler =>
  async ({ partition, messages }: Batch) =>
    messages.map((one) => (one.offset < (ends.get(partition) ?? 0) ? visit(one) : LATER));

/** Resolves when the group stands at the ends. @throws Interrupted, MessagingError `timeout` */
async function standing(
  { topics }: Bus,
  group: string,
  ends: ReadonlyMap<number, number>,
  { signal, limitMs }: Patience,
): Promise<void> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    if (signal.aborted) throw new Interrupted();
    const stands = await topics.committed(group, TOPIC);
    if (stands.every(({ partition, next }) => next >= (ends.get(partition) ?? 0))) return;
    if (performance.now() > deadline) throw late(limitMs);
    await sleep(PAUSE_MS);
  }
}

const late = (limitMs: number): MessagingError =>
  new MessagingError(
    'timeout',
    `${TOPIC} was not worked through within ${String(limitMs / 1000)} s. Allow more with --timeout.`,
  );
