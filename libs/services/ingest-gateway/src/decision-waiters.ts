import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type Decision } from '@pedigree/events';
import { DecisionFeed } from '@pedigree/service-kit';

/** Someone who waits for the decision on one promotion. */
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
    this.unlisten = feed.listen(({ data }) => this.tell(data));
  }

  expect(promotionId: string): Waiter {
    const { promise, resolve } = deferred<Decision>();
    const others = this.waiting.get(promotionId) ?? new Set();
    this.waiting.set(promotionId, others.add(resolve));
    return {
      within: (timeoutMs, signal) =>
        firstOf(promise, timeoutMs, AbortSignal.any([signal, this.stopping.signal])),
      leave: () => {
        others.delete(resolve);
        if (others.size === 0) this.waiting.delete(promotionId);
      },
    };
  }

  /** How many promotions are waited for. */
  get size(): number {
    return this.waiting.size;
  }

  onModuleDestroy(): void {
    this.unlisten();
    this.stopping.abort();
  }

  private tell(decision: Decision): void {
    const waiting = this.waiting.get(decision.promotion?.id ?? '') ?? [];
    for (const resolve of waiting) resolve(decision);
  }
}

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
