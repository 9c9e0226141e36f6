import { messageBytes, type OutgoingMessage } from '@pedigree/messaging';

/**
 * Bounds of one request. Clients write one record batch per partition and the broker measures that
 * against `max.message.bytes` (1 MiB), so a request stays below it whatever the keys.
 */
export const REQUEST = { maxItems: 500, maxBytes: 768 * 1024 };
const UNIT_MESSAGES = 500;

/** Cut so that each part fits in one request. */
export function units<T>(
  items: readonly T[],
  messageOf: (item: T) => OutgoingMessage,
): readonly (readonly T[])[] {
  const made: T[][] = [];
  let bytes = Infinity;
  for (const item of items) {
    const unit = made.at(-1);
    const own = messageBytes(messageOf(item));
    bytes += own;
    if (unit && unit.length < UNIT_MESSAGES && bytes <= REQUEST.maxBytes) unit.push(item);
    else [bytes] = [own, made.push([item])];
  }
  return made;
}
