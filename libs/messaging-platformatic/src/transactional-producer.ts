import { type Emission, progressMetadata } from '@pedigree/messaging';
import { type GroupPosition, type Settler, units, within } from '@pedigree/messaging-kafka-core';
import { type MessageRecord } from '@platformatic/kafka';
import { type Request } from './apis';
import { Cluster } from './cluster';
import { isAnyOf, messagingError } from './errors';
import { type PlatformaticOptions } from './options';
import { ProducerSession } from './producer-session';
import { retrying } from './retrying';

/** Longer is of no use: what has not worked by then will not. */
const SETTLE_MS = 30_000;

/** Some 17 seconds. Quick at first: the broker refuses a transaction while it ends the one before. */
const PATIENCE = { initialMs: 2, maxMs: 500, tries: 40 };

/** What ends by itself within milliseconds, or when a coordinator has loaded. */
const PASSING = [
  'CONCURRENT_TRANSACTIONS',
  'COORDINATOR_LOAD_IN_PROGRESS',
  'COORDINATOR_NOT_AVAILABLE',
  'NOT_COORDINATOR',
];

/** One transaction of one identity. It has connections of its own, which end with it. */
export class TransactionalProducer implements Settler {
  private readonly cluster: Cluster;
  private begun: Promise<ProducerSession> | undefined;

  constructor(
    private readonly transactionalId: string,
    options: PlatformaticOptions,
  ) {
    this.cluster = new Cluster(options);
  }

  async fence(): Promise<void> {
    await this.carefully('taking a partition over', async () => void (await this.session()));
  }

  async settle(publish: readonly Emission[], position: GroupPosition): Promise<void> {
    await this.carefully('settling a batch', async () => {
      const session = await this.session();
      // At once: neither needs to know how the other went, for the end alone makes both count.
      await Promise.all([this.publish(session, publish), this.move(session, position)]);
      await this.coordinated('EndTxn', [...this.named(session), true]);
    });
  }

  async close(): Promise<void> {
    await this.begun?.then((session) => session.giveUp()).catch(() => undefined);
    await this.cluster.close();
  }

  private session(): Promise<ProducerSession> {
    return (this.begun ??= this.passing(async () => {
      const node = await this.cluster.coordinator('transaction', this.transactionalId);
      return ProducerSession.begin(this.cluster, node, this.transactionalId);
    }));
  }

  private async publish(session: ProducerSession, publish: readonly Emission[]): Promise<void> {
    if (publish.length === 0) return;
    const records = await placed(session, publish);
    const transaction = {
      transactionalId: this.transactionalId,
      ...session.identity,
      verifyOnly: false,
      topics: placesOf(records),
    };
    await this.coordinated('AddPartitionsToTxn', [[transaction]]);
    let sent = 0;
    for (const { length } of units(publish, ({ message }) => message)) {
      await session.send(records.slice(sent, sent + length));
      sent += length;
    }
  }

  private async move(session: ProducerSession, position: GroupPosition): Promise<void> {
    const { group, topic: name, partition: partitionIndex, progress } = position;
    const [transactionalId, producerId, producerEpoch] = this.named(session);
    const committedMetadata = progressMetadata(progress);
    const committedOffset = BigInt(progress.next);
    const moved = { partitionIndex, committedOffset, committedLeaderEpoch: -1, committedMetadata };
    const topics = [{ name, partitions: [moved] }];
    await this.coordinated('AddOffsetsToTxn', [transactionalId, producerId, producerEpoch, group]);
    await this.passing(async () => {
      const node = await this.cluster.coordinator('group', group);
      const identity = [transactionalId, group, producerId, producerEpoch] as const;
      await this.cluster.ask(node, 'TxnOffsetCommit', [...identity, -1, '', null, topics]);
    });
  }

  private named({ identity }: ProducerSession): [string, bigint, number] {
    return [this.transactionalId, identity.producerId, identity.producerEpoch];
  }

  private async coordinated<N extends 'AddPartitionsToTxn' | 'AddOffsetsToTxn' | 'EndTxn'>(
    name: N,
    request: Request<N>,
  ): Promise<void> {
    await this.passing(async () => {
      const node = await this.cluster.coordinator('transaction', this.transactionalId);
      await this.cluster.ask(node, name, request);
    });
  }

  private passing<T>(task: () => Promise<T>): Promise<T> {
    const passes = (error: unknown) => {
      const passing = isAnyOf(error, PASSING);
      if (passing) this.cluster.forget();
      return passing;
    };
    return retrying({ ...PATIENCE, passes }, task);
  }

  private async carefully(doing: string, task: () => Promise<void>): Promise<void> {
    const named = `${doing} as ${this.transactionalId}`;
    try {
      await within(SETTLE_MS, named, task());
    } catch (error) {
      throw messagingError(error, named);
    }
  }
}

/** In the order in which they are emitted. */
async function placed(
  session: ProducerSession,
  publish: readonly Emission[],
): Promise<MessageRecord[]> {
  const records: MessageRecord[] = [];
  for (const { topic, message } of publish)
    records.push(...(await session.placed(topic, [message])));
  return records;
}

function placesOf(records: readonly MessageRecord[]): { name: string; partitions: number[] }[] {
  const found = new Map<string, Set<number>>();
  for (const { topic, partition = 0 } of records)
    found.set(topic, (found.get(topic) ?? new Set()).add(partition));
  return [...found].map(([name, partitions]) => ({ name, partitions: [...partitions] }));
}
