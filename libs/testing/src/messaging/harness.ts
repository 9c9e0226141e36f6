import { randomUUID } from 'node:crypto';
import {
  type Batch,
  type BatchHandler,
  type Header,
  type MessageBus,
  type Outcome,
  type OutgoingMessage,
  type ReceivedMessage,
} from '@pedigree/messaging';
import { eventually } from '../eventually';

export interface BusSettings {
  /** Every test has its own; it does not exist until the test creates it. */
  deadLetterTopic: string;
}

export interface BusUnderTest {
  bus: MessageBus;
  /** Closes the bus, if it is still open, and opens another on the same data. */
  reopen(): Promise<MessageBus>;
}

export type MakeBus = (settings: BusSettings) => Promise<BusUnderTest>;

/** What a test of the contract works with: a bus, and names nobody else uses. */
export interface Bench {
  bus: MessageBus;
  topic: string;
  group: string;
  deadLetters: string;
  reopen(): Promise<void>;
}

/** Opens a bus before every test and closes it after. Jest only. */
export function eachOnAFreshBench(makeBus: MakeBus): Bench {
  const bench = {} as Bench;
  let under: BusUnderTest;
  beforeEach(async () => {
    const id = randomUUID().slice(0, 8);
    Object.assign(bench, { topic: `t-${id}`, group: `g-${id}`, deadLetters: `d-${id}` });
    under = await makeBus({ deadLetterTopic: bench.deadLetters });
    bench.bus = under.bus;
    bench.reopen = async () => void (bench.bus = await under.reopen());
  });
  afterEach(() => bench.bus.close());
  return bench;
}

/** Fast, so that tests need not wait. */
export const QUICK = { initialMs: 20, factor: 2, maxMs: 100, maxAttempts: 3 };

export const ack: Outcome = { kind: 'ack' };
export const retry: Outcome = { kind: 'retry', reason: 'not yet' };
export const park: Outcome = { kind: 'park', code: 'unreadable', reason: 'no JSON' };

export const bytes = (text: string): Uint8Array => Buffer.from(text);
export const text = ({ value }: OutgoingMessage): string => Buffer.from(value).toString();

export const message = (value: string, key?: string): OutgoingMessage => ({
  ...(key !== undefined && { key: bytes(key) }),
  headers: [],
  value: bytes(value),
});

export const messages = (count: number, key?: (index: number) => string): OutgoingMessage[] =>
  numbers(count).map((index) => message(`m${index}`, key?.(index)));

export const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Headers by name: the order across names is not kept by every client. */
export const byName = (headers: readonly Header[]): Record<string, string[]> =>
  headers.reduce<Record<string, string[]>>((found, [name, value]) => {
    (found[name] ??= []).push(Buffer.from(value).toString('hex'));
    return found;
  }, {});

/** A handler that remembers what it was given, and when. */
export class Recorder {
  readonly batches: { batch: Batch; at: number }[] = [];
  /** What a call returned an `ack` for. */
  readonly acked: string[] = [];

  constructor(private readonly answer: (message: ReceivedMessage, batch: Batch) => Outcome) {}

  readonly handler: BatchHandler = async (batch) => {
    this.batches.push({ batch, at: Date.now() });
    const outcomes = batch.messages.map((one) => this.answer(one, batch));
    const stop = outcomes.findIndex(({ kind }) => kind === 'retry');
    const settled = batch.messages.slice(0, stop === -1 ? undefined : stop);
    this.acked.push(...settled.filter((_, i) => outcomes[i]?.kind === 'ack').map(text));
    return outcomes;
  };

  get messages(): readonly ReceivedMessage[] {
    return this.batches.flatMap(({ batch }) => batch.messages);
  }

  get texts(): readonly string[] {
    return this.messages.map(text);
  }
}

export const acking = (): Recorder => new Recorder(() => ack);

/** All of a topic that can be seen, partition after partition, as somebody new reads it. */
export async function readAll(bus: MessageBus, topic: string): Promise<readonly ReceivedMessage[]> {
  const ends = await bus.topics.ends(topic);
  const told = new Map<number, number>();
  const read: ReceivedMessage[] = [];
  const subscription = { topics: [topic], group: `reader-${randomUUID()}` };
  const running = await bus.subscriber.subscribe(subscription, async (batch) => {
    read.push(...batch.messages);
    told.set(batch.partition, batch.next);
    return batch.messages.map(() => ack);
  });
  await eventually(() => ends.every((end) => (told.get(end.partition) ?? 0) >= end.next));
  await running.close();
  return read.toSorted((a, b) => a.partition - b.partition || a.offset - b.offset);
}
