import fc from 'fast-check';
import { reconnectDelay } from './backoff';

describe('reconnectDelay', () => {
  it('doubles until it is half a minute', () => {
    const delays = [1, 2, 3, 4, 5, 6, 7].map((failures) => reconnectDelay(failures, 1));
    expect(delays).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  });

  it('is never less than half of its span, and stays bounded after any number of failures', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, random) => {
          const delay = reconnectDelay(failures, random);
          expect(delay).toBeGreaterThanOrEqual(500);
          expect(delay).toBeLessThanOrEqual(30_000);
        },
      ),
    );
  });
});
