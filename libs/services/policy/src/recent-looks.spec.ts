import { RecentLooks } from './recent-looks';
import { type Due } from './recheck-batch';

const due = (promotion: string, offset: number): Due => ({
  promotion,
  offset,
  model: 'urn:m',
  because: [],
});
const batch = (offset: number, partition = 0) => ({
  partition,
  messages: [{ topic: 't', partition, offset, timestamp: 0, headers: [], value: Buffer.of() }],
});

describe('RecentLooks', () => {
  it('answer for what was in the log before the look, of this approval and partition only', () => {
    const looks = new RecentLooks();
    looks.begin(batch(0), 'policy');
    looks.note(batch(0), 'p-1', 10);
    expect(looks.covers(batch(5), due('p-1', 9))).toBe(true);
    expect(looks.covers(batch(5), due('p-1', 10))).toBe(false);
    expect(looks.covers(batch(5), due('p-2', 9))).toBe(false);
    expect(looks.covers(batch(5, 1), due('p-1', 9))).toBe(false);
  });

  it('answer for nothing under another policy', () => {
    const looks = new RecentLooks();
    looks.begin(batch(0), 'policy');
    looks.note(batch(0), 'p-1', 10);
    looks.begin(batch(5), 'another');
    expect(looks.covers(batch(5), due('p-1', 9))).toBe(false);
  });

  it('are forgotten once the log was read so far', () => {
    const looks = new RecentLooks();
    looks.begin(batch(0), 'policy');
    looks.note(batch(0), 'p-1', 10);
    looks.note(batch(0), 'p-2', 11);
    looks.begin(batch(10), 'policy');
    expect(looks.size).toBe(1);
  });
});
