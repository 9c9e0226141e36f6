import { murmur2, type OutgoingMessage } from '@pedigree/messaging';
import { type MessageRecord, NumericMap } from '@platformatic/kafka';
import { type Cluster } from './cluster';
import { errorIds, isAnyOf, messagingError, partlyPasses } from './errors';
import { recordOf } from './records';
import { retrying } from './retrying';

const ALL_REPLICAS = -1;
const PRODUCE_MS = 10_000;
/** The number of a record has 31 bits, and the client does not begin anew. */
const WORN_AT = 2 ** 30;

/** While leaders change and new topics spread; whoever waits gives up before. */
const PATIENCE = { initialMs: 20, maxMs: 1_000, tries: 40 };

/** What a session needs of a cluster. */
export type Brokers = Pick<Cluster, 'ask' | 'layout' | 'forget'>;

export interface Identity {
  producerId: bigint;
  producerEpoch: number;
}

/** As the protocol wants it to be said that there is none yet. */
const NOBODY: [bigint, number] = [-1n, -1];
const TRANSACTION_MS = 60_000;

/**
 * An idempotent producer from its birth on. One request is under way at a time; a request is sent
 * again, as it was and under the same numbers, until it is answered. After one that was given up the
 * session is of no use: the broker may or may not have it.
 */
export class ProducerSession {
  private readonly numbers = new NumericMap();
  private readonly turns = new Map<string, number>();
  private readonly given = new AbortController();

  private constructor(
    private readonly cluster: Brokers,
    readonly identity: Identity,
    private readonly transactionalId: string | null,
  ) {}

  /** @param node who gives identities: the coordinator, where there is a transactional id */
  static async begin(
    cluster: Brokers,
    node: number | 'any' = 'any',
    transactionalId: string | null = null,
  ): Promise<ProducerSession> {
    const request = [transactionalId, TRANSACTION_MS, ...NOBODY] as const;
    const { producerId, producerEpoch } = await cluster.ask(node, 'InitProducerId', [...request]);
    return new ProducerSession(cluster, { producerId, producerEpoch }, transactionalId);
  }

  /** As Java's: murmur2 of the key, else in turn. */
  async placed(topic: string, messages: readonly OutgoingMessage[]): Promise<MessageRecord[]> {
    const { partitions } = await this.cluster.layout(topic);
    return messages.map((message) => {
      const number = message.key ? murmur2(message.key) : this.turn(topic);
      return recordOf(topic, number % partitions.length, message);
    });
  }

  async send(records: readonly MessageRecord[]): Promise<void> {
    const { signal } = this.given;
    const patience = { ...PATIENCE, signal, passes: (error: unknown) => this.passes(error) };
    await retrying(patience, () => this.sendAll(records));
    for (const { topic, partition = 0 } of records)
      this.numbers.postIncrement(`${topic}:${partition}`, 1, 0);
  }

  get worn(): boolean {
    return [...this.numbers.values()].some((number) => number > WORN_AT);
  }

  /** Nothing is sent again from here on. */
  giveUp(): void {
    this.given.abort();
  }

  /** All requests are answered when it ends. @throws what the first that failed threw */
  private async sendAll(records: readonly MessageRecord[]): Promise<void> {
    const byLeader = await this.byLeader(records);
    const sent = [...byLeader].map(([leader, own]) => this.sendTo(leader, own));
    const failed = (await Promise.allSettled(sent)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  }

  private async sendTo(leader: number, records: MessageRecord[]): Promise<void> {
    const { identity, numbers: sequences, transactionalId } = this;
    const options = { ...identity, sequences, transactionalId };
    try {
      await this.cluster.ask(leader, 'Produce', [ALL_REPLICAS, PRODUCE_MS, records, options]);
    } catch (error) {
      const ids = errorIds(error);
      const stored = ids.length > 0 && ids.every((id) => id === 'DUPLICATE_SEQUENCE_NUMBER');
      if (!stored) throw error;
    }
  }

  private async byLeader(
    records: readonly MessageRecord[],
  ): Promise<ReadonlyMap<number, MessageRecord[]>> {
    const topics = [...new Set(records.map(({ topic }) => topic))];
    const layouts = await Promise.all(topics.map((topic) => this.cluster.layout(topic)));
    const leaders = new Map(layouts.map(({ topic, partitions }) => [topic, partitions]));
    const found = new Map<number, MessageRecord[]>();
    for (const record of records) {
      const leader = leaders.get(record.topic)?.[record.partition ?? 0]?.leader ?? -1;
      const own = found.get(leader);
      if (own) own.push(record);
      else found.set(leader, [record]);
    }
    return found;
  }

  private passes(error: unknown): boolean {
    this.cluster.forget();
    if (isAnyOf(error, FENCED)) return false;
    return (
      messagingError(error, 'sending').retriable || partlyPasses(error) || isAnyOf(error, SPREADING)
    );
  }

  private turn(topic: string): number {
    const number = this.turns.get(topic) ?? 0;
    this.turns.set(topic, number + 1);
    return number;
  }
}

/** The identity is somebody else's by now, or gone. */
const FENCED = [
  'INVALID_PRODUCER_EPOCH',
  'PRODUCER_FENCED',
  'INVALID_PRODUCER_ID_MAPPING',
  'UNKNOWN_PRODUCER_ID',
  'OUT_OF_ORDER_SEQUENCE_NUMBER',
];

/**
 * A broker whose log of a new partition is not whole yet. Java's client sends again after it, too, and
 * what was written all the same is known by its number.
 */
const SPREADING = ['OFFSET_OUT_OF_RANGE'];
