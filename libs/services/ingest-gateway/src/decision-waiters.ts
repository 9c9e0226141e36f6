import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type Decided, decidedIn, DecisionFeed } from '@pedigree/service-kit';

/** What a decision is waited for on. */
export interface Subject {
  about: 'promotion' | 'plan';
  id: string;
}

type Decision = Decided['decision'];

/** Someone who waits for the decision on one promotion or plan. */
export interface Waiter {
  /**
   * The decision; undefined when `timeoutMs` passed, `signal` aborted or the service shuts down
   * first. A decision that was made since `expect` counts, however late this is called.
   */
  within(timeoutMs: number, signal: AbortSignal): Promise<Decision | undefined>;
  /** Must be called in the end, whatever happened. */
  leave(): void;
}

/** Who waits for which decision. Register before publishing the request: no decision is missed then. */
@Injectable()
export class DecisionWaiters implements OnModuleDestroy {
  private readonly waiting = new Map<string, Set<(decision: Decision) => void>>();
  private readonly stopping = new AbortController();
  private readonly unlisten: () => void;

  constructor(feed: DecisionFeed) {
    this.unlisten = feed.listen((event) => this.tell(decidedIn(event)));
  }

  expect(subject: Subject): Waiter {
    const { promise, resolve } = deferred<Decision>();
    const key = keyOf(subject);
    const others = this.waiting.get(key) ?? new Set();
    this.waiting.set(key, others.add(resolve));
    return {
      within: (timeoutMs, signal) =>
        firstOf(promise, timeoutMs, AbortSignal.any([signal, this.stopping.signal])),
      leave: () => {
        others.delete(resolve);
        if (others.size === 0) this.waiting.delete(key);
      },
    };
  }

  /** How many promotions and plans are waited for. */
  get size(): number {
    return this.waiting.size;
  }

  onModuleDestroy(): void {
    this.unlisten();
    this.stopping.abort();
  }

  /** A revocation answers those who wait for its promotion, too. */
  private tell({ about, id, decision }: Decided): void {
    const key = keyOf({ about: about === 'plan' ? about : 'promotion', id });
    for (const resolve of this.waiting.get(key) ?? []) resolve(decision);
  }
}

const keyOf = ({ about, id }: Subject): string => `${about} ${id}`;

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}

/** Leaves neither timer nor listener behind. */
async function firstOf<T>(
  promise: Promise<T>,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<T | undefined> {
  const { promise: over, resolve } = deferred<undefined>();
  const end = () => resolve(undefined);
  const timer = setTimeout(end, signal.aborted ? 0 : timeoutMs);
  signal.addEventListener('abort', end);
  try {
    return await Promise.race([promise, over]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}
