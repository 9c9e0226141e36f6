import { reconnectDelay } from './backoff';
import { DECISION_EVENTS, feedItem } from './feed-event';
import { type FeedChange } from './feed-state';

/** The parts of an EventSource that are used. */
export interface Source {
  onopen: ((event: Event) => unknown) | null;
  onerror: ((event: Event) => unknown) | null;
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

export interface StreamOptions {
  connect(): Source;
  onChange(change: FeedChange): void;
  /** From 0 to 1; spreads the attempts of many pages. */
  random(): number;
}

export interface DecisionStream {
  /** Connects again now instead of later. */
  retry(): void;
  close(): void;
}

/**
 * Listens to decisions until it is closed. Every attempt is a new connection: an EventSource of the
 * browser gives up for good where the server answers with an error, and comes back at a fixed pace
 * where it does not.
 */
export function listenToDecisions({ connect, onChange, random }: StreamOptions): DecisionStream {
  let source: Source | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  const drop = () => {
    clearTimeout(timer);
    source?.close();
  };
  const open = () => {
    drop();
    source = connect();
    source.onopen = () => {
      failures = 0;
      onChange({ kind: 'opened' });
    };
    source.onerror = () => {
      drop();
      failures += 1;
      onChange({ kind: 'failed' });
      timer = setTimeout(retry, reconnectDelay(failures, random()));
    };
    for (const type of DECISION_EVENTS)
      source.addEventListener(type, (event) => {
        const item = feedItem(type, event);
        if (item !== undefined) onChange({ kind: 'decided', item });
      });
  };
  const retry = () => {
    onChange({ kind: 'retrying' });
    open();
  };
  open();
  return { retry, close: drop };
}
