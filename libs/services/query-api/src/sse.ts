/** A server-sent event (WHATWG HTML, "Server-sent events"). */
export interface ServerSentEvent {
  event: string;
  id?: string;
  data: unknown;
}

/** Line breaks would end the field, and what follows would be read as another. */
const oneLine = (text: string): string => text.replaceAll(/[\r\n\0]/g, ' ');

export function formatEvent({ event, id, data }: ServerSentEvent): string {
  const idLine = id === undefined ? '' : `id: ${oneLine(id)}\n`;
  return `event: ${oneLine(event)}\n${idLine}data: ${JSON.stringify(data)}\n\n`;
}

/** Keeps connections open that proxies would take for dead; clients ignore it. */
export const HEARTBEAT = ': alive\n\n';

/** Tells how long to wait before connecting again, in milliseconds. */
export const HELLO = 'retry: 3000\n: connected\n\n';
