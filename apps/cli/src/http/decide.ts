import { type z } from 'zod';
import { ask } from './ask';
import { bodyOf } from './read';
import { queryOf, type Target } from './target';

/** Longest that one request asks the gate to wait, in seconds: proxies cut longer ones. */
const MOST_WAIT = 30;

/**
 * Asks for a decision and waits for it, in requests of at most 30 s that all name the same promotion or
 * plan, so that only one decision is ever made.
 *
 * @param path `/promotions` or `/plans`
 * @param waitSeconds in all; 0 only asks
 * @returns undefined where it is not decided in time
 * @throws ApiError, Interrupted
 */
export async function decide<T extends z.ZodType>(
  target: Target,
  path: string,
  request: object,
  { waitSeconds, shape }: { waitSeconds: number; shape: T },
): Promise<z.infer<T> | undefined> {
  const deadline = performance.now() + waitSeconds * 1000;
  for (;;) {
    const left = Math.max(0, (deadline - performance.now()) / 1000);
    const wait = Math.min(MOST_WAIT, Math.ceil(left));
    const answer = await ask(target, {
      method: 'POST',
      path: `${path}${queryOf({ wait })}`,
      body: { type: 'application/json', text: JSON.stringify(request) },
      waitMs: wait * 1000,
    });
    if (answer.status !== 202) return bodyOf(answer, shape);
    if (performance.now() >= deadline || wait === 0) return undefined;
  }
}
