import { type MessageRecord, type RecordsBatch } from '@platformatic/kafka';
import { partOf, recordOf } from './records';

const [TRANSACTIONAL, CONTROL, APPENDED] = [0x10, 0x20, 0x08];
const [ABORT, COMMIT] = [Buffer.from([0, 0, 0, 0]), Buffer.from([0, 0, 0, 1])];

const batch = (first: number, given: Partial<RecordsBatch> & { keys: (Buffer | null)[] }) => {
  const { keys, ...rest } = given;
  return {
    ...{ firstOffset: BigInt(first), length: 10, partitionLeaderEpoch: 0, magic: 2, crc: 0 },
    ...{ attributes: 0, lastOffsetDelta: keys.length - 1, firstTimestamp: 1_000n },
    ...{ maxTimestamp: 2_000n, producerId: 1n, producerEpoch: 0, firstSequence: 0 },
    records: keys.map((key, offsetDelta) => ({
      ...{
        length: 1,
        attributes: 0,
        timestampDelta: 5n,
        offsetDelta,
        key,
        value: null,
        headers: [],
      },
    })),
    ...rest,
  } satisfies RecordsBatch;
};
const text = (value: string) => Buffer.from(value);
const place = { topic: 't', partition: 0, from: 0 };
const seen = (records: RecordsBatch[], aborted: [bigint, bigint][] = [], from = 0) => {
  const abortedTransactions = aborted.map(([producerId, firstOffset]) => ({
    producerId,
    firstOffset,
  }));
  return partOf({ ...place, from }, { records, abortedTransactions });
};

it('reaches over marks and aborted records, and begins where it was asked to', () => {
  const records = [
    batch(0, { keys: [text('a'), text('b')] }),
    batch(2, { keys: [text('gone')], attributes: TRANSACTIONAL, producerId: 7n }),
    batch(3, { keys: [ABORT], attributes: TRANSACTIONAL | CONTROL, producerId: 7n }),
  ];
  const { messages, next } = seen(records, [[7n, 2n]], 1);
  expect(messages.map(({ offset }) => offset)).toEqual([1]);
  expect(next).toBe(4);
});

it('hides two aborted transactions of one producer, and one whose mark is not in the fetch', () => {
  const of = (first: number, producerId: bigint, key: Buffer) =>
    batch(first, { keys: [key], attributes: TRANSACTIONAL, producerId });
  const mark = (first: number, producerId: bigint, key: Buffer) =>
    batch(first, { keys: [key], attributes: TRANSACTIONAL | CONTROL, producerId });
  const records = [
    of(0, 7n, text('aborted')),
    mark(1, 7n, ABORT),
    of(2, 7n, text('committed')),
    mark(3, 7n, COMMIT),
    of(4, 7n, text('aborted again')),
    mark(5, 7n, ABORT),
    batch(6, { keys: [text('plain')], producerId: 8n }),
    of(7, 8n, text('its mark comes later')),
  ];
  const { messages } = seen(records, [
    [7n, 4n],
    [7n, 0n],
    [8n, 7n],
  ]);
  expect(messages.map(({ key }) => Buffer.from(key!).toString())).toEqual(['committed', 'plain']);
});

it('takes the time of the broker where the topic says so', () => {
  const records = (attributes: number) => [batch(0, { keys: [null], attributes })];
  expect(seen(records(0)).messages[0]).toMatchObject({ timestamp: 1_005 });
  expect(seen(records(APPENDED)).messages[0]).toMatchObject({ timestamp: 2_000 });
});

it('keeps repeated headers, and sends no surroundings of a view', () => {
  const value = Uint8Array.from([9, 1, 2, 9]).subarray(1, 3);
  const headers = [
    ['a', text('1')],
    ['a', text('2')],
  ] as const;
  const record: MessageRecord = recordOf('t', 3, { headers, value });
  expect([...record.headers!].map(([name, bytes]) => `${name}=${bytes}`)).toEqual(['a=1', 'a=2']);
  expect(record.value).toEqual(Buffer.from([1, 2]));
  expect(record.partition).toBe(3);
});
