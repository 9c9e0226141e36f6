import { setTimeout as sleep } from 'node:timers/promises';
import { type LoggerService } from '@nestjs/common';
import { isRetriable } from '@pedigree/messaging';

export interface WaitOptions {
  log: Pick<LoggerService, 'warn' | 'log'>;
  signal: AbortSignal;
  /** Milliseconds before the second try; doubles up to `maxMs`. @default 500 */
  initialMs?: number;
  /** @default 5000 */
  maxMs?: number;
  /** How often to tell that a try still has no answer, in milliseconds. @default 5000 */
  noticeMs?: number;
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/**
 * Tries until it works, telling of every failure: for what a service needs at boot and another
 * machine may bring later. Errors without `retriable`, and any error after `signal`, are thrown.
 *
 * @param what completes the sentence "Could not ..."
 */
export async function untilAvailable<T>(
  what: string,
  work: () => Promise<T>,
  options: WaitOptions,
): Promise<T> {
  const { log, signal, initialMs = 500, maxMs = 5000 } = options;
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await noticing(what, work, options);
      if (attempt > 1) log.log(`Could ${what} after ${attempt} tries.`);
      return result;
    } catch (error) {
      if (!isRetriable(error) || signal.aborted) throw error;
      const pause = Math.min(initialMs * 2 ** (attempt - 1), maxMs);
      log.warn(`Could not ${what} yet: ${messageOf(error)} Next try in ${pause} ms.`);
      await sleep(pause, undefined, { signal });
    }
  }
}

/** Clients try for a while by themselves; nobody should have to wonder meanwhile. */
async function noticing<T>(
  what: string,
  work: () => Promise<T>,
  { log, noticeMs = 5000 }: WaitOptions,
): Promise<T> {
  const timer = setInterval(() => log.warn(`Still trying to ${what}.`), noticeMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
