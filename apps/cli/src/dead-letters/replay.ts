import { TOPICS } from '@pedigree/events';
import {
  deadLetterNote,
  originalMessage,
  type Outcome,
  type ReceivedMessage,
} from '@pedigree/messaging';
import { isSelected, type Selection } from './letters';
import { type Bus, type Patience, untilEnds } from './until-ends';

/** Its position parts what was replayed from what was not. */
export const REPLAY_GROUP = 'dead-letters-replay';

export interface Replayed {
  /** Back in the topics they came from. */
  replayed: number;
  /** Not selected: put back to the end of the dead letters, as they were. */
  kept: number;
  /** Without a note of where they belong: left where they are. */
  unreadable: number;
}

/**
 * Brings dead letters back to the topics they were parked from: exactly once each, as each is published
 * together with the position of the group. Those that come to be parked meanwhile wait for the next time.
 *
 * @param tell is called with the number that was looked at so far
 * @throws Interrupted, MessagingError
 */
export async function replayLetters(
  bus: Bus,
  selection: Selection,
  patience: Patience,
  tell: (seen: number) => void = () => undefined,
): Promise<Replayed> {
  const seen = new Map<string, keyof Replayed>();
  const visit = (message: ReceivedMessage): Outcome => {
    const [fate, outcome] = fateOf(message, selection);
    seen.set(`${String(message.partition)}/${String(message.offset)}`, fate);
    tell(seen.size);
    return outcome;
  };
  await untilEnds(bus, { group: REPLAY_GROUP, transactional: true }, visit, patience);
  const count = (fate: keyof Replayed) => [...seen.values()].filter((one) => one === fate).length;
  return { replayed: count('replayed'), kept: count('kept'), unreadable: count('unreadable') };
}

function fateOf(message: ReceivedMessage, selection: Selection): [keyof Replayed, Outcome] {
  const note = deadLetterNote(message);
  if (note === undefined) return ['unreadable', { kind: 'ack' }];
  const { key, headers, value } = message;
  if (isSelected(note, selection))
    return ['replayed', emitting(note.topic, originalMessage(message))];
  const same = { ...(key && { key }), headers, value };
  return ['kept', emitting(TOPICS.deadLetters, same)];
}

const emitting = (topic: string, message: ReturnType<typeof originalMessage>): Outcome => ({
  kind: 'ack',
  emit: [{ topic, message }],
});
