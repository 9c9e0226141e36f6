import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Readable } from 'node:stream';
import { type BatchHandler, type MessageBus, type OutgoingMessage } from '@pedigree/messaging';
import { Turns } from '@pedigree/messaging-kafka-core';
import { eventually } from '../eventually';
import { readAll } from '../messaging/harness';
import { describeWithStack } from '../stack/describe-with-stack';
import { type Deciding } from './deciding';
import { type KafkaAdapter } from './under-test';
import { type Moment, STEPS } from './wire';

const ROOT = join(__dirname, '../../../..');
const REQUESTS = 40;
const KEYS = 7;
/** Scenes played at a time: most of their time goes by waiting for the group to give somebody up. */
const AT_A_TIME = 6;

type Child = ChildProcessByStdio<null, Readable, null>;

/** A process dies or stops at every step of a transaction. Jest only. */
export const whenProcessesCrash = (adapter: KafkaAdapter) =>
  describeWithStack(`${adapter.name}, when a process dies or stops`, ({ kafkaBrokers }) => {
    const buses: MessageBus[] = [];
    const children: Child[] = [];
    afterAll(async () => {
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(buses.map((bus) => bus.close()));
    });

    /** One topic of requests, one process that something happens to, and this process to go on. */
    class Scene {
      readonly topic = `t-${randomUUID().slice(0, 8)}`;
      readonly bus = adapter.bus({
        brokers: kafkaBrokers.split(','),
        clientId: 'crash',
        sessionTimeoutMs: 6_000,
      });
      readonly said: string[] = [];
      private published = 0;

      async begin(): Promise<void> {
        buses.push(this.bus);
        const names = [this.topic, `${this.topic}-out`];
        await this.bus.topics.ensure(names.map((name) => ({ name, partitions: 2 })));
        await this.publish();
      }

      async publish(count = REQUESTS): Promise<void> {
        const numbers = Array.from({ length: count }, () => this.published++);
        const messages = numbers.map((number): OutgoingMessage => {
          const key = Buffer.from(`key-${number % KEYS}`);
          return { key, headers: [], value: Buffer.from(`${number}`) };
        });
        await this.bus.publisher.publish(this.topic, messages);
      }

      start(moment: Moment, signal: Deciding['signal']): Child {
        const { topic } = this;
        const told: Deciding = { brokers: kafkaBrokers, topic, group: topic, moment, signal };
        const args = [
          '-r',
          join(ROOT, 'tools/register.cjs'),
          adapter.decidingProcess,
          JSON.stringify(told),
        ];
        const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
        child.stdout.on('data', (bytes: Buffer) =>
          this.said.push(...`${bytes}`.trim().split('\n')),
        );
        children.push(child);
        return child;
      }

      /** This process works as a member of the group as well. */
      async takeOver(): Promise<void> {
        const handler: BatchHandler = async ({ messages }) =>
          messages.map(({ key, value }) => {
            const message = { ...(key && { key }), headers: [], value };
            return { kind: 'ack', emit: [{ topic: `${this.topic}-out`, message }] };
          });
        const subscription = { topics: [this.topic], group: this.topic, maxBatch: 5 };
        await this.bus.subscriber.subscribe({ ...subscription, transactional: true }, handler);
      }

      async done(): Promise<void> {
        const ends = await this.bus.topics.ends(this.topic);
        await eventually(async () => {
          expect(await this.bus.topics.committed(this.topic, this.topic)).toEqual(ends);
        }, 60_000);
      }

      /** What was decided, by the number of the request; and whether each key kept its order. */
      async decisions() {
        const read = await readAll(this.bus, `${this.topic}-out`);
        const decided = read.map(({ value }) => Number(Buffer.from(value)));
        const keys = Array.from({ length: KEYS }, (_, key) =>
          decided.filter((number) => number % KEYS === key),
        );
        const inOrder = keys.every((own) => own.every((n, i) => i === 0 || n > own[i - 1]!));
        return { decided: decided.toSorted((a, b) => a - b), inOrder };
      }

      get expected() {
        return { decided: Array.from({ length: this.published }, (_, i) => i), inOrder: true };
      }
    }

    async function killedAndTakenOver(moment: Moment): Promise<Scene> {
      const scene = new Scene();
      await scene.begin();
      const [, signal] = await once(scene.start(moment, 'SIGKILL'), 'exit');
      expect(signal).toBe('SIGKILL');
      await scene.takeOver();
      await scene.done();
      return scene;
    }

    async function stoppedAndGoingOn(moment: Moment): Promise<Scene> {
      const scene = new Scene();
      await scene.begin();
      const child = scene.start(moment, 'SIGSTOP');
      await eventually(() => scene.said.includes('now'), 60_000);
      await scene.takeOver();
      await scene.done();
      const before = scene.said.length;
      const publishing = scene.publish();
      child.kill('SIGCONT');
      await publishing;
      // Until it has found out, joined again and has its share.
      await eventually(async () => {
        await scene.publish(KEYS);
        await scene.done();
        return scene.said.length > before;
      }, 60_000);
      return scene;
    }

    const scenes = new Map<string, Promise<Scene>>();
    beforeAll(async () => {
      const turns = new Turns();
      const all = [
        ...STEPS.map(
          ([name, moment]) => [`killed ${name}`, () => killedAndTakenOver(moment)] as const,
        ),
        ...STEPS.map(
          ([name, moment]) => [`stopped ${name}`, () => stoppedAndGoingOn(moment)] as const,
        ),
      ];
      all.forEach(([name, play], i) => scenes.set(name, turns.take(`${i % AT_A_TIME}`, play)));
      await Promise.allSettled(scenes.values());
    }, 240_000);

    it.each(STEPS)('killed %s: every request has one decision', async (name) => {
      const scene = await scenes.get(`killed ${name}`)!;
      expect(await scene.decisions()).toEqual(scene.expected);
    });

    it.each(STEPS)('stopped %s, given up, and going on later: one decision', async (name) => {
      const scene = await scenes.get(`stopped ${name}`)!;
      expect(await scene.decisions()).toEqual(scene.expected);
    });
  });
