import * as fc from 'fast-check';
import { backoffMs, DEFAULT_RETRY, retryPolicy } from './backoff';

it('grows from half of the first pause to the longest, and never beyond', () => {
  expect(backoffMs(1, DEFAULT_RETRY, 0)).toBe(100);
  expect(backoffMs(1, DEFAULT_RETRY, 1)).toBe(200);
  expect(backoffMs(3, DEFAULT_RETRY, 1)).toBe(800);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (n, jitter) => {
        const pause = backoffMs(n, DEFAULT_RETRY, jitter);
        expect(pause).toBeGreaterThanOrEqual(100);
        expect(pause).toBeLessThanOrEqual(30_000);
      },
    ),
  );
});

it('takes what is given over the defaults', () => {
  expect(retryPolicy({ maxAttempts: 9 })).toEqual({ ...DEFAULT_RETRY, maxAttempts: 9 });
});
