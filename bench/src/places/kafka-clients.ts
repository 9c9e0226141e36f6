import { randomUUID } from 'node:crypto';
import { type BatchHandler, type MessageBus, type OutgoingMessage } from '@pedigree/messaging';
import { kafkaBus } from '@pedigree/messaging-kafka';
import { platformaticBus } from '@pedigree/messaging-platformatic';
import { millisecondsOf, perSecond } from '../measure/timing';

export const PARTITIONS = 8;
const HEADERS = ['id', 'source', 'type', 'specversion', 'time', 'subject', 'dataschema', 'key'];

export const busesOn = (brokers: readonly string[]) => ({
  kafkajs: kafkaBus({ brokers, clientId: 'bench' }),
  platformatic: platformaticBus({ brokers, clientId: 'bench' }),
});

/** About 900 bytes with its key and headers, as an event is in binary mode. */
export const message = (number: number): OutgoingMessage => ({
  key: Buffer.from(`pkg:generic/bench/model-${number % 5_000}@1`),
  headers: HEADERS.map((name) => [`ce_${name}`, Buffer.from(`${name}-${number}`)] as const),
  value: Buffer.from(JSON.stringify({ number, text: 'x'.repeat(560) })),
});

export async function freshTopic(bus: MessageBus): Promise<string> {
  const name = `bench-${randomUUID().slice(0, 8)}`;
  await bus.topics.ensure([{ name, partitions: PARTITIONS }]);
  return name;
}

/** Messages a second, in calls of so many, one call after the other. */
export async function published(bus: MessageBus, topic: string, count: number, call: number) {
  const messages = Array.from({ length: count }, (_, number) => message(number));
  return perSecond(count, async () => {
    for (let at = 0; at < count; at += call)
      await bus.publisher.publish(topic, messages.slice(at, at + call));
  });
}

/** Messages a second by a new group that does nothing with them. */
export async function drained(bus: MessageBus, topic: string, count: number): Promise<number> {
  let left = count;
  let done: () => void = () => undefined;
  const all = new Promise<void>((resolve) => (done = resolve));
  const handler: BatchHandler = async ({ messages }) => {
    left -= messages.length;
    if (left <= 0) done();
    return messages.map(() => ({ kind: 'ack' }));
  };
  const running = await bus.subscriber.subscribe({ topics: [topic], group: randomUUID() }, handler);
  const speed = await perSecond(count, () => all);
  await running.close();
  return speed;
}

/**
 * Milliseconds of each of so many requests, one after the other: published, handled by a transactional
 * subscription that emits an answer, and the answer seen by a subscriber without a group.
 */
export async function answered(bus: MessageBus, count: number): Promise<number[]> {
  const [requests, answers] = [await freshTopic(bus), await freshTopic(bus)];
  const waiting = new Map<string, () => void>();
  const keyOf = ({ key = new Uint8Array() }: OutgoingMessage) => Buffer.from(key).toString();
  const seeing = await bus.subscriber.subscribe({ topics: [answers] }, async ({ messages }) =>
    messages.map((one) => {
      waiting.get(keyOf(one))?.();
      return { kind: 'ack' };
    }),
  );
  const group = { topics: [requests], group: randomUUID(), transactional: true };
  const answering = await bus.subscriber.subscribe(group, async ({ messages }) =>
    messages.map(({ key, headers, value }) => {
      const answer = { ...(key && { key }), headers, value };
      return { kind: 'ack', emit: [{ topic: answers, message: answer }] };
    }),
  );
  const taken: number[] = [];
  for (let number = 0; number < count; number++) {
    const request = message(number);
    const seen = new Promise<void>((resolve) => waiting.set(keyOf(request), resolve));
    taken.push(
      await millisecondsOf(async () => {
        await bus.publisher.publish(requests, [request]);
        await seen;
      }),
    );
  }
  await answering.close();
  await seeing.close();
  return taken;
}
