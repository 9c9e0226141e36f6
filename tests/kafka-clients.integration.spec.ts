import { randomUUID } from 'node:crypto';
import { type BatchHandler, type MessageBus, type OutgoingMessage } from '@pedigree/messaging';
import { kafkaBus } from '@pedigree/messaging-kafka';
import { platformaticBus } from '@pedigree/messaging-platformatic';
import { describeWithStack, eventually, readAll } from '@pedigree/testing';

const KEYS = 7;
const ROUND = 60;

describeWithStack('members of a group with different clients', ({ kafkaBrokers }) => {
  const options = { brokers: kafkaBrokers.split(','), clientId: 'mixed' };
  let buses: Record<'kafkajs' | 'platformatic', MessageBus>;
  let topic: string;
  let published: number;
  beforeEach(async () => {
    buses = { kafkajs: kafkaBus(options), platformatic: platformaticBus(options) };
    topic = `t-${randomUUID().slice(0, 8)}`;
    published = 0;
    await buses.kafkajs.topics.ensure([
      { name: topic, partitions: 4 },
      { name: `${topic}-out`, partitions: 2 },
    ]);
  });
  afterEach(async () => {
    await Promise.all(Object.values(buses).map((bus) => bus.close()));
  });

  async function publish(by: keyof typeof buses): Promise<void> {
    const numbers = Array.from({ length: ROUND }, () => published++);
    const messages = numbers.map((number): OutgoingMessage => {
      const key = Buffer.from(`key-${number % KEYS}`);
      return { key, headers: [], value: Buffer.from(`${number}`) };
    });
    await buses[by].publisher.publish(topic, messages);
  }

  it('decide every request once and in order while the group moves from one to the other', async () => {
    const worked = { kafkajs: 0, platformatic: 0 };
    const deciding =
      (by: keyof typeof buses): BatchHandler =>
      async ({ messages }) => {
        worked[by] += messages.length;
        return messages.map(({ key, value }) => {
          const message = { ...(key && { key }), headers: [], value };
          return { kind: 'ack', emit: [{ topic: `${topic}-out`, message }] };
        });
      };
    const subscription = { topics: [topic], group: topic, maxBatch: 5, transactional: true };
    const enter = (by: keyof typeof buses) =>
      buses[by].subscriber.subscribe(subscription, deciding(by));
    const done = async () => {
      const ends = await buses.kafkajs.topics.ends(topic);
      await eventually(async () => {
        expect(await buses.platformatic.topics.committed(topic, topic)).toEqual(ends);
      }, 60_000);
    };
    const before = await enter('kafkajs');
    await publish('kafkajs');
    const after = await enter('platformatic');
    await publish('platformatic');
    await eventually(async () => {
      await publish('kafkajs');
      await done();
      return worked.platformatic > 0;
    }, 60_000);
    await before.close();
    await publish('platformatic');
    await enter('kafkajs');
    await publish('kafkajs');
    await after.close();
    await publish('platformatic');
    await done();
    const read = await readAll(buses.platformatic, `${topic}-out`);
    const decided = read.map(({ value }) => Number(Buffer.from(value)));
    const all = Array.from({ length: published }, (_, number) => number);
    expect(decided.toSorted((a, b) => a - b)).toEqual(all);
    for (const key of all.slice(0, KEYS)) {
      const own = decided.filter((number) => number % KEYS === key);
      expect(own).toEqual(own.toSorted((a, b) => a - b));
    }
  });
});
