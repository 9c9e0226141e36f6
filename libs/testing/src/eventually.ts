import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits until a condition holds: until `condition` returns something truthy, or stops throwing and
 * returns nothing (so a block of `expect`s is a condition too). Looks every 10 ms.
 *
 * @param limitMs gives up after so many milliseconds. @default 15000
 * @throws what the last look threw, or an Error with the last value
 */
export async function eventually<T>(
  condition: () => T | Promise<T>,
  limitMs = 15_000,
): Promise<Held<T>> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const look = await lookOnce(condition);
    if (look.holds) return look.value as Held<T>;
    if (Date.now() > deadline) throw look.error;
    await pause(10);
  }
}

/** What a condition can have answered when it held. */
type Held<T> = Exclude<T, undefined | null | false>;

type Look<T> = { holds: true; value: T } | { holds: false; error: unknown };

async function lookOnce<T>(condition: () => T | Promise<T>): Promise<Look<T>> {
  try {
    const value = await condition();
    if (value || value === undefined) return { holds: true, value };
    return { holds: false, error: new Error(`The condition did not hold: ${String(value)}`) };
  } catch (error) {
    return { holds: false, error };
  }
}
