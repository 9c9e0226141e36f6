import { type RetryPolicy } from './ports';

export const DEFAULT_RETRY: RetryPolicy = {
  initialMs: 200,
  factor: 2,
  maxMs: 30_000,
  maxAttempts: 5,
};

export const retryPolicy = (given: Partial<RetryPolicy> = {}): RetryPolicy => ({
  ...DEFAULT_RETRY,
  ...given,
});

/**
 * Milliseconds to wait after `attempt` failed tries (1 = after the first). Grows by `factor` up to
 * `maxMs`; the upper half is spread by `jitter` (0..1), so that members who failed together do not
 * come back together.
 */
export function backoffMs(attempt: number, policy: RetryPolicy, jitter: number): number {
  const full = Math.min(policy.initialMs * policy.factor ** (attempt - 1), policy.maxMs);
  return Math.round(full * (0.5 + jitter / 2));
}
