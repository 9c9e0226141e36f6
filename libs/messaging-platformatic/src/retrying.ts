import { setTimeout as pause } from 'node:timers/promises';

export interface Patience {
  /** Whether it may work when tried again. */
  passes(error: unknown): boolean;
  initialMs: number;
  maxMs: number;
  tries: number;
  /** Ends it early. */
  signal?: AbortSignal;
}

/** Tries again what is said to pass, with longer and longer pauses. @throws what the last try threw */
export async function retrying<T>(patience: Patience, task: () => Promise<T>): Promise<T> {
  const { passes, initialMs, maxMs, tries, signal } = patience;
  for (let attempt = 1; ; attempt++) {
    try {
      return await task();
    } catch (error) {
      if (!passes(error) || attempt >= tries || signal?.aborted) throw error;
    }
    await pause(Math.min(initialMs * 2 ** (attempt - 1), maxMs), undefined, { signal });
  }
}
