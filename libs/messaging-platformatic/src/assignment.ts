import { Reader, Writer } from '@platformatic/kafka';

/** Partitions by topic. */
export type Assigned = ReadonlyMap<string, readonly number[]>;

/** As kafkajs calls it, so that members with either client share a group. */
export const PROTOCOL = 'RoundRobinAssigner';

/** What a member tells of itself (ConsumerProtocolSubscription, version 0). */
export const encodeSubscription = (topics: readonly string[]): Buffer =>
  Writer.create()
    .appendInt16(0)
    .appendArray([...topics], (w, topic) => w.appendString(topic, false), false, false)
    .appendBytes(Buffer.alloc(0), false).buffer;

export function decodeSubscription(bytes: Buffer): readonly string[] {
  const reader = Reader.from(bytes);
  reader.readInt16();
  return reader.readArray((r) => r.readString(false), false, false);
}

/** What a member is given (ConsumerProtocolAssignment, version 0). */
export const encodeAssigned = (assigned: Assigned): Buffer =>
  Writer.create()
    .appendInt16(0)
    .appendArray(
      [...assigned],
      (w, [topic, partitions]) =>
        w
          .appendString(topic, false)
          .appendArray([...partitions], (v, partition) => v.appendInt32(partition), false, false),
      false,
      false,
    )
    .appendBytes(Buffer.alloc(0), false).buffer;

export function decodeAssigned(bytes: Buffer): Assigned {
  if (bytes.length === 0) return new Map();
  const reader = Reader.from(bytes);
  reader.readInt16();
  const topics = reader.readArray(
    (r): [string, number[]] => [
      r.readString(false),
      r.readArray((v) => v.readInt32(), false, false),
    ],
    false,
    false,
  );
  return new Map(topics);
}

/** Deals the partitions of every topic out to those who want it, in turn. */
export function dealOut(
  members: ReadonlyMap<string, readonly string[]>,
  partitions: ReadonlyMap<string, number>,
): ReadonlyMap<string, Assigned> {
  const dealt = new Map<string, Map<string, number[]>>();
  for (const member of members.keys()) dealt.set(member, new Map());
  const names = [...members.keys()].sort();
  let turn = 0;
  for (const [topic, count] of partitions) {
    const wanting = names.filter((name) => members.get(name)?.includes(topic));
    for (let partition = 0; partition < count && wanting.length > 0; partition++) {
      const own = dealt.get(wanting[turn++ % wanting.length] as string) as Map<string, number[]>;
      own.set(topic, [...(own.get(topic) ?? []), partition]);
    }
  }
  return dealt;
}
