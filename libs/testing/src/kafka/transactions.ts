import { randomUUID } from 'node:crypto';
import { type BatchHandler, deadLetterNote, type MessageBus } from '@pedigree/messaging';
import { eventually } from '../eventually';
import { describeWithStack } from '../stack/describe-with-stack';
import { type KafkaAdapter } from './under-test';

/** Others write to a topic in transactions that overlap, abort or stay open. Jest only. */
export const whenOthersUseTransactions = (adapter: KafkaAdapter) =>
  describeWithStack(`${adapter.name}, where others use transactions`, ({ kafkaBrokers }) => {
    const brokers = kafkaBrokers.split(',');
    let bus: MessageBus;
    let topic: string;
    let group: string;

    beforeEach(async () => {
      const id = randomUUID().slice(0, 8);
      [topic, group] = [`t-${id}`, `g-${id}`];
      bus = adapter.bus({ brokers, clientId: 'transactions', deadLetterTopic: `d-${id}` });
      await bus.topics.ensure([
        { name: topic, partitions: 1 },
        { name: `d-${id}`, partitions: 1 },
      ]);
    });
    afterEach(async () => {
      await bus.close();
      await adapter.close();
    });

    /** A transaction of a producer of its own, with these messages in it so far. */
    async function begun(...values: string[]) {
      const transaction = await adapter.begin(brokers, topic);
      for (const value of values) await transaction.add(value);
      return transaction;
    }

    const publish = (value: string) =>
      bus.publisher.publish(topic, [{ headers: [], value: Buffer.from(value) }]);

    /** Remembers what it saw and what it was told. */
    class Reader {
      readonly values: string[] = [];
      told = 0;
      readonly handler: BatchHandler = async ({ messages, next }) => {
        this.values.push(...messages.map(({ value }) => Buffer.from(value).toString()));
        this.told = next;
        return messages.map(() => ({ kind: 'ack' }));
      };
    }

    async function readers() {
      const [grouped, alone] = [new Reader(), new Reader()];
      await bus.subscriber.subscribe({ topics: [topic], group }, grouped.handler);
      await bus.subscriber.subscribe({ topics: [topic] }, alone.handler);
      return { grouped, alone, both: [grouped, alone] };
    }

    const end = async () => (await bus.topics.ends(topic))[0]!.next;
    const committed = async () => (await bus.topics.committed(group, topic))[0]!.next;
    const toldTheEnd = async (all: readonly Reader[]) => {
      const ended = await end();
      await eventually(() => all.every(({ told }) => told >= ended));
    };

    it('shows nobody a message of an aborted transaction, also where transactions overlap', async () => {
      const { both } = await readers();
      // The broker lists aborted transactions in the order in which they ended.
      const first = await begun('aborted 1');
      const second = await begun('aborted 2');
      await publish('plain');
      const third = await begun('committed 1');
      await first.add('aborted 3');
      await second.abort();
      await third.commit();
      await first.abort();
      await toldTheEnd(both);
      for (const { values } of both) expect(values).toEqual(['plain', 'committed 1']);
      const late = new Reader();
      await bus.subscriber.subscribe({ topics: [topic], group: `${group}-late` }, late.handler);
      await toldTheEnd([late]);
      expect(late.values).toEqual(['plain', 'committed 1']);
    });

    it('tells of the position behind a transaction that was aborted, and commits it', async () => {
      const { both } = await readers();
      await publish('plain');
      await (await begun('aborted')).abort();
      await toldTheEnd(both);
      await eventually(async () => expect(await committed()).toBe(await end()));
      for (const { values } of both) expect(values).toEqual(['plain']);
    });

    it('tells of it as soon as the handler can take it', async () => {
      let refusing = true;
      const told: number[] = [];
      const retry = { initialMs: 20, factor: 2, maxMs: 100, maxAttempts: 2 };
      await bus.subscriber.subscribe(
        { topics: [topic], group, retry },
        async ({ messages, next }) => {
          told.push(next);
          if (refusing) throw Object.assign(new Error('The graph is away.'), { retriable: true });
          return messages.map(() => ({ kind: 'ack' }));
        },
      );
      await (await begun('aborted')).abort();
      await eventually(() => told.length > 2);
      expect(await committed()).toBe(0);
      refusing = false;
      await eventually(async () => (await committed()) === (await end()));
      expect(new Set(told)).toEqual(new Set([await end()]));
    });

    it('counts what was acknowledged behind an open transaction, and tells of it when that ends', async () => {
      const open = await begun('open');
      await publish('behind');
      const { grouped, alone, both } = await readers();
      expect(await end()).toBe(2);
      await publish('later');
      expect(await end()).toBe(3);
      expect(both.map(({ told }) => told)).toEqual([0, 0]);
      await open.commit();
      await toldTheEnd(both);
      // Also who came while it was open has not missed what became visible since.
      expect(grouped.values).toEqual(['open', 'behind', 'later']);
      expect(alone.values).toEqual(['open', 'behind', 'later']);
    });

    it('parks a message whose emission the topic does not take, though we would', async () => {
      const small = `${topic}-small`;
      const strict = adapter.bus({ brokers, clientId: 'strict', maxMessageBytes: 2_000 });
      await strict.topics.ensure([{ name: small, partitions: 1 }]);
      await strict.close();
      for (const size of ['10', '5000', '10']) await publish(size);
      const retry = { initialMs: 10, factor: 2, maxMs: 20, maxAttempts: 3 };
      const subscription = { topics: [topic], group, retry, transactional: true };
      await bus.subscriber.subscribe(subscription, async ({ messages }) =>
        messages.map(({ value }) => {
          const message = { headers: [], value: new Uint8Array(Number(Buffer.from(value))) };
          return { kind: 'ack', emit: [{ topic: small, message }] };
        }),
      );
      await eventually(async () => (await committed()) === 3, 60_000);
      const letters: unknown[] = [];
      const dead = { topics: [topic.replace('t-', 'd-')], group: `${group}-dead` };
      await bus.subscriber.subscribe(dead, async ({ messages }) => {
        letters.push(...messages.map((message) => deadLetterNote(message)));
        return messages.map(() => ({ kind: 'ack' }));
      });
      await eventually(() => letters.length > 0);
      expect(letters).toMatchObject([{ code: 'emission-refused', offset: 1, attempts: 3 }]);
    });
  });
