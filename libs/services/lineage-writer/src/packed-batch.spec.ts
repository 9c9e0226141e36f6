import { type Batch } from '@pedigree/messaging';
import * as fc from 'fast-check';
import { pack, transferOf, unpack } from './packed-batch';

const bytes = fc.uint8Array({ maxLength: 20 });
const message = fc.record(
  {
    key: bytes,
    value: bytes,
    headers: fc.array(fc.tuple(fc.constantFrom('a', 'b', 'ce_id', '__proto__', ''), bytes)),
    offset: fc.maxSafeNat(),
    timestamp: fc.maxSafeNat(),
  },
  { requiredKeys: ['value', 'headers', 'offset', 'timestamp'] },
);
const batch: fc.Arbitrary<Batch> = fc
  .record({ messages: fc.array(message), next: fc.nat(), attempt: fc.nat() })
  .map(({ messages, ...rest }) => {
    const place = { topic: 't', partition: 3 };
    return { ...place, ...rest, messages: messages.map((one) => ({ ...place, ...one })) };
  });

it('comes out as it went in, repeated headers and empty keys included', () => {
  fc.assert(
    fc.property(batch, (before) => {
      const packed = pack(before);
      expect(unpack(structuredClone(packed, { transfer: transferOf(packed) }))).toEqual(before);
    }),
  );
});

it('leaves the batch to its owner: it may still have to be parked', () => {
  const value = Uint8Array.of(1, 2, 3);
  const place = { topic: 't', partition: 0 };
  const packed = pack({
    ...place,
    ...{ next: 1, attempt: 0 },
    messages: [{ ...place, offset: 0, timestamp: 0, headers: [], value }],
  });
  structuredClone(packed, { transfer: transferOf(packed) });
  expect(value).toEqual(Uint8Array.of(1, 2, 3));
});
