import { MessagingError } from './errors';
import { type OutgoingMessage } from './ports';

/** Kafka's own default (`message.max.bytes`), in bytes: key, headers and value together. */
export const DEFAULT_MAX_MESSAGE_BYTES = 1024 * 1024;

/** What a dead letter may be larger than the message in it, in bytes; the reason is cut to fit. */
export const DEAD_LETTER_ALLOWANCE_BYTES = 64 * 1024;

const RECORD_OVERHEAD = 100;
const HEADER_OVERHEAD = 10;

/** Bytes a message takes in a log: an upper bound, framing included. */
export function messageBytes({ key, headers, value }: OutgoingMessage): number {
  let sum = value.byteLength + (key?.byteLength ?? 0) + RECORD_OVERHEAD;
  for (const [name, bytes] of headers)
    sum += Buffer.byteLength(name) + bytes.byteLength + HEADER_OVERHEAD;
  return sum;
}

/**
 * @returns bytes of all of them
 * @throws MessagingError `too-large`, before anything was sent.
 */
export function refuseTooLarge(
  topic: string,
  messages: readonly OutgoingMessage[],
  maxBytes: number,
): number {
  let [largest, all] = [0, 0];
  for (const message of messages) {
    const bytes = messageBytes(message);
    largest = Math.max(largest, bytes);
    all += bytes;
  }
  if (largest <= maxBytes) return all;
  throw new MessagingError(
    'too-large',
    `A message for ${topic} has ${largest} bytes; ${maxBytes} are allowed. Send less in one event, or raise the limit of the topic and of the client.`,
  );
}
