import { randomUUID } from 'node:crypto';
import { TOPICS } from '@pedigree/events';
import { isSelected, type Letter, letterOf, type Selection } from './letters';
import { REPLAY_GROUP } from './replay';
import { type Bus, type Patience, untilEnds } from './until-ends';

export interface Listing {
  items: readonly Letter[];
  /** Selected ones beyond the limit, which are not among the items. */
  more: number;
}

export interface ListQuery extends Selection {
  limit: number;
  /** Also those that were replayed. */
  all: boolean;
}

/**
 * The dead letters as they stand in the topic, by partition and offset. Reads through a group of its own
 * that is used once, so that it moves nobody's position.
 *
 * @throws Interrupted, MessagingError
 */
export async function listLetters(
  bus: Bus,
  { limit, all, ...selection }: ListQuery,
  patience: Patience,
): Promise<Listing> {
  const replayed = await replayedBelow(bus);
  const found = new Map<string, Letter>();
  const beyond = new Set<string>();
  await untilEnds(
    bus,
    { group: `dead-letters-list-${randomUUID()}` },
    (message) => {
      const letter = letterOf(message, message.offset < (replayed.get(message.partition) ?? 0));
      const wanted = letter && (all || !letter.replayed) && isSelected(letter, selection);
      if (wanted && (found.size < limit || found.has(letter.id))) found.set(letter.id, letter);
      else if (wanted) beyond.add(letter.id);
      return { kind: 'ack' };
    },
    patience,
  );
  return { items: [...found.values()], more: beyond.size };
}

async function replayedBelow({ topics }: Bus): Promise<ReadonlyMap<number, number>> {
  const stands = await topics.committed(REPLAY_GROUP, TOPICS.deadLetters);
  return new Map(stands.map(({ partition, next }) => [partition, next]));
}
