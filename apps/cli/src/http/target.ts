/** Which gate to ask, and with how much patience. */
export interface Target {
  /** Without a slash at the end. */
  url: string;
  /** Bearer token, where the gate asks for one. Secret. */
  token: string | undefined;
  /** Milliseconds that one request may take, beyond what the gate is asked to wait. */
  timeoutMs: number;
  /** Tries after the first, of what may pass by itself. */
  retries: number;
  /** Aborts on Ctrl-C. */
  signal: AbortSignal;
}

export interface ApiRequest {
  method?: 'GET' | 'POST';
  /** Below `/api/v1`, encoded, with its query. */
  path: string;
  accept?: string;
  body?: { type: string; text: string };
  /** Milliseconds that the gate is asked to wait before it answers. */
  waitMs?: number;
  /** Statuses at or above 400 that are an answer to this request, no failure. */
  answers?: readonly number[];
}

export interface Answer {
  status: number;
  text: string;
}

/** `?a=1&b=2` of what is there, or nothing. */
export function queryOf(parameters: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(
    Object.fromEntries(given.map(([name, value]) => [name, String(value)])),
  ).toString();
  return text === '' ? '' : `?${text}`;
}

/** The page of the explorer about a promotion. */
export const promotionPage = ({ url }: Pick<Target, 'url'>, id: string): string =>
  `${url}/promotions/${encodeURIComponent(id)}`;
