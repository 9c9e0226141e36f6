import { type DeadLetterNote, deadLetterNote, type ReceivedMessage } from '@pedigree/messaging';

/** A message that was set aside, for people and as JSON. */
export interface Letter extends Omit<DeadLetterNote, 'at'> {
  /** `partition/offset` in the topic of dead letters. */
  id: string;
  /** When it was parked, RFC 3339. */
  at: string;
  key: string;
  /** The message as UTF-8 text. */
  value: string;
  replayed: boolean;
}

/** Which dead letters are meant; all that is given must fit. */
export interface Selection {
  code?: string | undefined;
  topic?: string | undefined;
  group?: string | undefined;
}

/** Undefined: nobody here parked it. */
export function letterOf(message: ReceivedMessage, replayed: boolean): Letter | undefined {
  const note = deadLetterNote(message);
  if (note === undefined) return undefined;
  return {
    id: `${String(message.partition)}/${String(message.offset)}`,
    ...note,
    at: new Date(note.at).toISOString(),
    key: textOf(message.key),
    value: textOf(message.value),
    replayed,
  };
}

export const isSelected = (
  note: Pick<DeadLetterNote, 'code' | 'topic' | 'group'>,
  { code, topic, group }: Selection,
): boolean =>
  (code === undefined || note.code === code) &&
  (topic === undefined || note.topic === topic) &&
  (group === undefined || note.group === group);

const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('utf8');
