/** Decisions of the live feed that stay on the page. */
const MOST_SHOWN = 20;

/** A decision that just came. */
export interface FeedItem {
  /** Id of the event. */
  id: string;
  about: 'promotion' | 'plan';
  /** Id of the promotion or the plan. */
  subject: string;
  model: string;
  environment: string;
  outcome: 'approved' | 'blocked' | 'revoked';
  /** RFC 3339 */
  at: string;
}

/** What is known of the connection; `offline` while the next attempt is waited for. */
export type Connection = 'connecting' | 'live' | 'offline';

export interface FeedState {
  connection: Connection;
  /** Attempts that failed in a row. */
  failures: number;
  /** Newest first. */
  items: readonly FeedItem[];
}

export type FeedChange =
  | { kind: 'opened' }
  | { kind: 'failed' }
  | { kind: 'retrying' }
  | { kind: 'decided'; item: FeedItem };

export const QUIET: FeedState = { connection: 'connecting', failures: 0, items: [] };

/** The next state of the feed. A decision that comes twice is shown once. */
export function feedAfter(state: FeedState, change: FeedChange): FeedState {
  switch (change.kind) {
    case 'opened':
      return { ...state, connection: 'live', failures: 0 };
    case 'failed':
      return { ...state, connection: 'offline', failures: state.failures + 1 };
    case 'retrying':
      return { ...state, connection: 'connecting' };
    case 'decided': {
      const others = state.items.filter(({ id }) => id !== change.item.id);
      return { ...state, items: [change.item, ...others].slice(0, MOST_SHOWN) };
    }
  }
}
