import { type Header, type OutgoingMessage } from './ports';

/**
 * The last header of that name as UTF-8 text: what is added later wins, as with Kafka's `lastHeader`.
 * Bytes that are not UTF-8 become U+FFFD; read `message.headers` where they must survive.
 */
export function headerText(
  message: Pick<OutgoingMessage, 'headers'>,
  name: string,
): string | undefined {
  const header = message.headers.findLast(([candidate]) => candidate === name);
  return header && Buffer.from(header[1]).toString('utf8');
}

/** A header with text in it, as UTF-8. */
export const textHeader = (name: string, value: string): Header => [
  name,
  Buffer.from(value, 'utf8'),
];
