import { randomUUID } from 'node:crypto';
import { type Emission, type Handed, type MessageBus, startAt } from '@pedigree/messaging';
import { type Stand, TransactionalPositions } from '@pedigree/messaging-kafka-core';
import { eventually } from '../eventually';
import { describeWithStack } from '../stack/describe-with-stack';
import { type KafkaAdapter, type KafkaTestOptions } from './under-test';
import { STEPS, watched } from './wire';

/** A partition of a transactional subscription changes hands at every step. Jest only. */
export const whenPartitionsChangeHands = (adapter: KafkaAdapter) =>
  describeWithStack(`${adapter.name}, when a partition changes hands`, ({ kafkaBrokers }) => {
    const options: KafkaTestOptions = { brokers: kafkaBrokers.split(','), clientId: 'takeover' };
    let bus: MessageBus;
    let topic: string;
    let owners: { close(): Promise<void> }[];

    beforeEach(async () => {
      topic = `t-${randomUUID().slice(0, 8)}`;
      owners = [];
      bus = adapter.bus(options);
      await bus.topics.ensure([topic, `${topic}-out`].map((name) => ({ name, partitions: 1 })));
    });
    afterEach(async () => {
      await Promise.all(owners.map((owner) => owner.close()));
      await bus.close();
    });

    const owner = (given: Partial<KafkaTestOptions> = {}) => {
      const client = adapter.client({ ...options, ...given });
      const positions = new TransactionalPositions(client, topic, { ...options, ...given });
      owners.push({ close: () => positions.close().then(() => client.close()) });
      return positions;
    };
    const took = () => owner().stand(topic, 0);
    const emission = (text: string): Emission => ({
      topic: `${topic}-out`,
      message: { headers: [], value: Buffer.from(text) },
    });
    const upTo = (next: number, ...texts: string[]): Handed => ({
      progress: startAt(next),
      publish: texts.map(emission),
    });
    const move = (stand: Stand, handed: Handed) => stand.move(handed, () => Promise.reject());
    const position = async () => (await bus.topics.committed(topic, topic))[0]!.next;

    async function visible(): Promise<readonly string[]> {
      const values: string[] = [];
      let told = 0;
      const subscription = { topics: [`${topic}-out`], group: randomUUID() };
      await bus.subscriber.subscribe(subscription, async ({ messages, next }) => {
        values.push(...messages.map(({ value }) => Buffer.from(value).toString()));
        told = next;
        return messages.map(() => ({ kind: 'ack' }));
      });
      const [end] = await bus.topics.ends(`${topic}-out`);
      await eventually(() => told >= end!.next);
      return values;
    }

    it('starts where the owner before has come to, with what it knew of the message there', async () => {
      const waiting = { ...startAt(7), attempt: 3, notBefore: 4_000_000_000_000, aloneBelow: 9 };
      await move(await took(), { progress: waiting, publish: [emission('once')] });
      expect((await took()).progress).toEqual(waiting);
      expect(await visible()).toEqual(['once']);
    });

    it('lets an owner who was given up neither publish nor move the position, back or forth', async () => {
      const former = await took();
      await move(former, upTo(3, 'former'));
      const latter = await took();
      await move(latter, upTo(9, 'latter'));
      await expect(move(former, upTo(5, 'zombie'))).rejects.toMatchObject({
        name: 'MessagingError',
      });
      await expect(move(former, upTo(12))).rejects.toMatchObject({ name: 'MessagingError' });
      expect(await position()).toBe(9);
      await move(latter, upTo(10, 'latter still'));
      expect(await visible()).toEqual(['former', 'latter', 'latter still']);
    });

    it('takes a partition anew after it was lost, from where it stands then', async () => {
      const [mine, others] = [owner(), owner()];
      await move(await mine.stand(topic, 0), upTo(2));
      await move(await others.stand(topic, 0), upTo(6));
      await expect(move(await mine.stand(topic, 0), upTo(3))).rejects.toBeDefined();
      const again = await mine.stand(topic, 0);
      expect(again.progress).toEqual(startAt(6));
      await move(again, upTo(8));
      expect(await position()).toBe(8);
    });

    it.each(STEPS)('knows all and repeats nothing when it takes over %s', async (_, moment) => {
      let latter: Promise<Stand> | undefined;
      const wire = watched(moment, () => void (latter = took()));
      const former = owner({ wire });
      const moves = async () => {
        const stand = await former.stand(topic, 0);
        await move(stand, upTo(1, '0'));
        await move(stand, upTo(2, '1'));
      };
      const moved = await moves().then(
        () => true,
        () => false,
      );
      const stand = await latter!;
      const { next } = stand.progress;
      expect(moved ? [2] : [0, 1, 2]).toContain(next);
      const rest = ['0', '1', '2'].slice(next);
      await move(stand, upTo(3, ...rest));
      expect(await visible()).toEqual(['0', '1', '2']);
      expect(await position()).toBe(3);
    });

    it('holds what it took until then, and asks nobody twice', async () => {
      const positions = owner();
      const stand = await positions.stand(topic, 0);
      await move(stand, upTo(4));
      expect(await positions.stand(topic, 0)).toBe(stand);
      expect(stand.progress).toEqual(startAt(4));
      positions.forget();
      expect(await positions.stand(topic, 0)).not.toBe(stand);
    });

    it('moves many times in a row without a failure or a word', async () => {
      const said: unknown[] = [];
      const log: KafkaTestOptions['log'] = (level, message) =>
        void (level !== 'debug' && level !== 'info' && said.push(message));
      const stand = await owner({ log }).stand(topic, 0);
      for (let next = 1; next <= 20; next++) await move(stand, upTo(next));
      for (let next = 21; next <= 40; next++) await move(stand, upTo(next, `${next}`));
      expect(await position()).toBe(40);
      expect(said).toEqual([]);
    });
  });
