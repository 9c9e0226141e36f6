import { canonicalJson } from './canonical-json';
import { isRecord, parseJson } from './json';

/**
 * What an event says, apart from when and by whom: its type and its data as canonical JSON. Of two
 * events with one key and one content, the second is a duplicate; with another content, its id was
 * used again by mistake. The other attributes do not count, since a retry may be dated anew.
 */
export const contentOf = ({ type, data }: { type: string; data: unknown }): string =>
  canonicalJson({ type, data });

const encoder = new TextEncoder();

/** The same of an event as JSON text, as graphs keep it; nothing where that is no CloudEvent. */
export function contentIn(document: string): string | undefined {
  const json = parseJson(encoder.encode(document));
  if (!json.ok || !isRecord(json.value)) return undefined;
  const { type, data } = json.value;
  return typeof type === 'string' ? contentOf({ type, data }) : undefined;
}
