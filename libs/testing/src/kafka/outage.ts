import { randomUUID } from 'node:crypto';
import { type BatchHandler, type MessageBus } from '@pedigree/messaging';
import { eventually } from '../eventually';
import { readAll } from '../messaging/harness';
import { describeWithStack } from '../stack/describe-with-stack';
import { type KafkaAdapter } from './under-test';
import { Network } from './wire';

/** Connections break, and none are to be had for a while. Jest only. */
export const whenBrokersGoAway = (adapter: KafkaAdapter) =>
  describeWithStack(`${adapter.name}, when the broker goes away`, ({ kafkaBrokers }) => {
    let network: Network;
    let bus: MessageBus;
    let topic: string;
    beforeEach(async () => {
      network = new Network();
      topic = `t-${randomUUID().slice(0, 8)}`;
      const own = { clientId: 'outage', sessionTimeoutMs: 6_000, wire: network };
      bus = adapter.bus({ brokers: kafkaBrokers.split(','), ...own });
      await bus.topics.ensure([{ name: topic, partitions: 2 }]);
    });
    afterEach(() => bus.close());

    const publish = (value: string) =>
      bus.publisher.publish(topic, [{ headers: [], value: Buffer.from(value) }]);
    const counting = (seen: Map<string, number>): BatchHandler => {
      const count = (value: string) => seen.set(value, (seen.get(value) ?? 0) + 1);
      return async ({ messages }) =>
        messages.map(({ value }) => {
          count(Buffer.from(value).toString());
          return { kind: 'ack' };
        });
    };

    it('goes on by itself with what it did before, and loses nothing', async () => {
      const [shared, alone] = [new Map<string, number>(), new Map<string, number>()];
      await bus.subscriber.subscribe({ topics: [topic], group: topic }, counting(shared));
      await bus.subscriber.subscribe({ topics: [topic] }, counting(alone));
      await publish('before');
      await eventually(() => shared.size === 1 && alone.size === 1);

      network.cut();
      const meanwhile = publish('meanwhile');
      await expect(bus.ping()).rejects.toMatchObject({ code: 'unavailable', retriable: true });
      await eventually(() => network.refused > 12);
      network.restore();

      await meanwhile;
      await publish('after');
      await bus.ping();
      for (const seen of [shared, alone])
        await eventually(() => ['before', 'meanwhile', 'after'].every((v) => seen.has(v)), 60_000);
    });

    it('decides every request once, although connections break again and again', async () => {
      const out = `${topic}-out`;
      await bus.topics.ensure([{ name: out, partitions: 1 }]);
      for (let number = 0; number < 300; number++) await publish(`${number}`);
      let handled = 0;
      const decide: BatchHandler = async ({ messages }) => {
        handled += messages.length;
        return messages.map(({ value }) => {
          const emit = [{ topic: out, message: { headers: [], value } }];
          return { kind: 'ack', emit };
        });
      };
      const subscription = { topics: [topic], group: topic, maxBatch: 4, transactional: true };
      await bus.subscriber.subscribe(subscription, decide);
      for (const mark of [30, 90, 150, 210]) {
        await eventually(() => handled >= mark, 60_000);
        network.cut();
        network.restore();
      }
      const ends = await bus.topics.ends(topic);
      await eventually(async () => {
        expect(await bus.topics.committed(topic, topic)).toEqual(ends);
      }, 60_000);
      const decided = (await readAll(bus, out)).map(({ value }) => Number(Buffer.from(value)));
      expect(decided.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, i) => i));
    });

    it('closes in good time while the broker is away in the middle of a settlement', async () => {
      await bus.close();
      const own = { clientId: 'outage', drainMs: 1_000, wire: network };
      bus = adapter.bus({ brokers: kafkaBrokers.split(','), ...own });
      await publish('never settled');
      const subscription = { topics: [topic], group: topic, transactional: true };
      await bus.subscriber.subscribe(subscription, async ({ messages }) => {
        network.cut();
        return messages.map(() => ({ kind: 'ack' }));
      });
      await eventually(() => network.refused > 5);
      const began = Date.now();
      await bus.close();
      expect(Date.now() - began).toBeLessThan(10_000);
    });

    it('closes in good time while the broker is away', async () => {
      await bus.subscriber.subscribe({ topics: [topic], group: topic }, counting(new Map()));
      network.cut();
      await eventually(() => network.refused > 5);
      await bus.close();
      network.restore();
    });
  });
