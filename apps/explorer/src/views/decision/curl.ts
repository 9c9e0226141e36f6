/** A request to the API, told so that a person can repeat it in a shell. */
export interface ToldRequest {
  /** Where the API is, without a slash at the end. */
  origin: string;
  /** Path and query, percent-encoded. */
  path: string;
  /** What is posted, as JSON; a GET without. */
  body?: unknown;
}

/** Makes any text one word of a POSIX shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/**
 * The curl command of a request. Writes name the token by a variable, so that it is neither copied nor
 * kept in a shell's history.
 */
export function curlOf({ origin, path, body }: ToldRequest): string {
  const url = quoted(origin + path);
  if (body === undefined) return `curl -sS ${url}`;
  return [
    `curl -sS ${url}`,
    `-H "authorization: Bearer $PEDIGREE_TOKEN"`,
    `-H 'content-type: application/json'`,
    `-d ${quoted(JSON.stringify(body))}`,
  ].join(' \\\n  ');
}
