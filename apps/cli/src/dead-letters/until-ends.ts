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

/**
 * Visits every dead letter from where the group stands to where the topic ends now, and resolves when
 * the last of them was visited and what was said of it is carried out or not.
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
  const done = new AbortController();
  const handler = visiting(ends, visit, () => done.abort());
  const running = await bus.subscriber.subscribe({ ...group, topics: [TOPIC] }, handler);
  try {
    await waitFor(done.signal, patience);
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

function visiting(
  ends: ReadonlyMap<number, number>,
  visit: Visit,
  reached: () => void,
): BatchHandler {
  const open = new Set(ends.keys());
  return async ({ partition, messages, next }: Batch) => {
    const end = ends.get(partition) ?? 0;
    const outcomes = messages.map((one) => (one.offset < end ? visit(one) : LATER));
    if (next >= end) open.delete(partition);
    if (open.size === 0) reached();
    return outcomes;
  };
}

/** Who asked it to stop is told so, even where it was done. @throws Interrupted, MessagingError `timeout` */
async function waitFor(done: AbortSignal, { signal, limitMs }: Patience): Promise<void> {
  const late = AbortSignal.timeout(limitMs);
  const any = AbortSignal.any([done, signal, late]);
  await new Promise((resolve) => {
    if (any.aborted) resolve(undefined);
    else any.addEventListener('abort', resolve, { once: true });
  });
  if (signal.aborted) throw new Interrupted();
  if (done.aborted) return;
  const message = `${TOPIC} was not read to its end within ${String(limitMs / 1000)} s. Allow more with --timeout.`;
  throw new MessagingError('timeout', message);
}
