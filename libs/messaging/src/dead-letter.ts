import { headerText, textHeader } from './headers';
import { type Header, type OutgoingMessage, type ReceivedMessage } from './ports';
import { type Parked } from './settle';

const PREFIX = 'pedigree-dead-letter-';
const MAX_TEXT = 2_000;

/** What a dead letter tells beside the message itself. */
export interface DeadLetterNote {
  code: string;
  reason: string;
  /** Where the message stood. */
  topic: string;
  partition: number;
  offset: number;
  /** The group that parked it; absent for a subscriber without one. */
  group?: string;
  attempts: number;
  /** Milliseconds since the epoch. */
  at: number;
}

/**
 * The message as it came (bytes, key and headers), with the note in `pedigree-dead-letter-*`
 * headers. A note of an earlier parking, left by a replay, is replaced. Text is cut at 2,000
 * characters, so that a dead letter always fits where its message did (see `size.ts`).
 */
export function deadLetter(parked: Parked, group: string | undefined, at: number): OutgoingMessage {
  const { message, code, reason, attempts } = parked;
  const { topic, partition, offset } = message;
  const note = { code, reason, topic, partition, offset, group, attempts, at };
  return { ...originalMessage(message), headers: [...ownHeaders(message), ...noteHeaders(note)] };
}

/** What to publish to bring a parked message back: it without the note. */
export const originalMessage = (message: OutgoingMessage): OutgoingMessage => ({
  ...(message.key && { key: message.key }),
  headers: ownHeaders(message),
  value: message.value,
});

/** Reads the note. Nothing where one of its parts is missing: then nobody here parked it. */
export function deadLetterNote(message: ReceivedMessage): DeadLetterNote | undefined {
  const text = (name: string) => headerText(message, PREFIX + name);
  const count = (name: string) => Number(text(name) ?? 'missing');
  const group = text('group');
  const note = { code: text('code'), reason: text('reason'), topic: text('topic') };
  const place = { partition: count('partition'), offset: count('offset') };
  const work = { attempts: count('attempts'), at: Date.parse(text('at') ?? '') };
  const { code, reason, topic } = note;
  const numbers = [...Object.values(place), ...Object.values(work)];
  if (!code || reason === undefined || !topic || numbers.some(Number.isNaN)) return undefined;
  return { code, reason, topic, ...place, ...work, ...(group !== undefined && { group }) };
}

const ownHeaders = ({ headers }: OutgoingMessage): readonly Header[] =>
  headers.filter(([name]) => !name.startsWith(PREFIX));

const noteHeaders = (note: object): readonly Header[] =>
  Object.entries(note)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => textHeader(PREFIX + name, noteText(name, value)));

const noteText = (name: string, value: unknown): string =>
  name === 'at' ? new Date(Number(value)).toISOString() : String(value).slice(0, MAX_TEXT);
