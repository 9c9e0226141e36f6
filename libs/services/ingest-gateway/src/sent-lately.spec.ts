import { contentOf, encodeEvent, fromWire, type PedigreeEvent, SAMPLES } from '@pedigree/events';
import { SentLately } from './sent-lately';

const EVENT = SAMPLES['ai.pedigree.model.registered.v1'] as PedigreeEvent;
const outgoing = (event: PedigreeEvent) => ({ event, message: fromWire(encodeEvent(event)) });

describe('SentLately', () => {
  it('knows what was sent first under a key', () => {
    const sent = new SentLately(10_000);
    const other = SAMPLES['ai.pedigree.dataset.registered.v1'] as PedigreeEvent;
    expect([sent.add('k', outgoing(EVENT)), sent.add('k', outgoing(other))]).toEqual([true, false]);
    expect(sent.contentOf('k')).toBe(contentOf(EVENT));
    sent.remove('k');
    expect([sent.has('k'), sent.contentOf('k')]).toEqual([false, undefined]);
  });

  it('forgets the oldest beyond its bytes, and keeps no more than that', () => {
    const each = 400 + outgoing(EVENT).message.value.byteLength;
    const sent = new SentLately(8 * each);
    for (let n = 0; n < 20; n++) {
      sent.add(`k${String(n)}`, outgoing(EVENT));
      const kept = Array.from({ length: n + 1 }, (_, k) => sent.has(`k${String(k)}`));
      const count = kept.filter(Boolean).length;
      expect(count).toBeGreaterThanOrEqual(Math.min(n + 1, 6));
      expect(count).toBeLessThanOrEqual(8);
      expect(kept.slice(-count)).not.toContain(false);
    }
  });

  it('keeps nothing that alone is more than its bytes', () => {
    const sent = new SentLately(10);
    sent.add('k', outgoing(EVENT));
    expect(sent.has('k')).toBe(false);
  });
});
