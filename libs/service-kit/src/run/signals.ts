/** A key press may arrive more than once within this many milliseconds: from the terminal, and through npm. */
const SAME_PRESS_MS = 500;

const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;
type Signal = keyof typeof EXIT_CODES;

/**
 * Aborts on the first SIGINT or SIGTERM, or when the parent that holds our channel is gone. A
 * second signal means "now": the process exits at once.
 */
export function shutdownSignal(): AbortSignal {
  const controller = new AbortController();
  let first = 0;
  const take = (signal: Signal) => {
    if (!controller.signal.aborted) {
      first = Date.now();
      return controller.abort();
    }
    if (Date.now() - first > SAME_PRESS_MS) process.exit(EXIT_CODES[signal]);
  };
  process.on('SIGINT', take).on('SIGTERM', take);
  process.on('disconnect', () => controller.abort());
  process.channel?.unref();
  return controller.signal;
}

/** Resolves when it aborts. */
export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** The work's result, or the signal's reason as soon as it aborts; the work is left to itself then. */
export const unlessAborted = <T>(signal: AbortSignal, work: Promise<T>): Promise<T> =>
  Promise.race([work, aborted(signal).then(() => Promise.reject<T>(signal.reason as Error))]);
