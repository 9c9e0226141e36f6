import { setTimeout as pause } from 'node:timers/promises';

/** How long to wait for a condition, and for what. */
export interface Patience {
  /** Milliseconds after which to give up. */
  readonly limitMs: number;
  /** Milliseconds between two looks. @default 100 */
  readonly everyMs?: number;
  /** What is awaited, for the error: "Kafka's coordinators". */
  readonly what: string;
}

/**
 * Use to wait for something that cannot call back: asks again and again until it holds.
 *
 * @throws Error when it does not hold within the limit; whatever `holds` throws ends the wait too
 */
export async function until(holds: () => Promise<boolean>, patience: Patience): Promise<void> {
  const deadline = Date.now() + patience.limitMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw tooLate(patience);
    await pause(patience.everyMs ?? 100);
  }
}

/**
 * Use on work that may hang: settles as the work does, or fails at the limit. The work goes on.
 *
 * @throws Error when the work takes longer than the limit
 */
export async function within<T>(work: Promise<T>, patience: Patience): Promise<T> {
  const timer = new AbortController();
  const limit = pause(patience.limitMs, undefined, { signal: timer.signal }).then(() => {
    throw tooLate(patience);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    timer.abort();
  }
}

function tooLate({ what, limitMs }: Patience): Error {
  return new Error(`Waited ${limitMs / 1000} s for ${what}, in vain.`);
}
