/** A media type without its parameters, in lower case, and whether it is JSON text in UTF-8. */
export interface ContentType {
  type: string;
  /** application/json, or any type with the +json suffix. */
  json: boolean;
  /** False where a charset other than UTF-8 is declared. */
  utf8: boolean;
}

const CHARSET = /;\s*charset\s*=\s*"?([^";\s]+)/i;
const UTF8_NAMES = ['utf-8', 'utf8', 'us-ascii', 'ascii'];

const PLAIN: ContentType = { type: 'application/json', json: true, utf8: true };

/** Reads a content-type header; an absent one is the empty type. */
export function contentTypeOf(header: string | undefined): ContentType {
  // What nearly every message on a broker has.
  if (header === PLAIN.type) return PLAIN;
  const [essence = ''] = (header ?? '').split(';');
  const type = essence.trim().toLowerCase();
  const charset = CHARSET.exec(header ?? '')?.[1]?.toLowerCase() ?? 'utf-8';
  return {
    type,
    json: type === 'application/json' || type.endsWith('+json'),
    utf8: UTF8_NAMES.includes(charset),
  };
}
