import { MessagingError, type TopicSpec } from '@pedigree/messaging';
import {
  type ClusterAdmin,
  type Committed,
  SharedQuestion,
  topicConfig,
  within,
} from '@pedigree/messaging-kafka-core';
import { Cluster, type Layout } from './cluster';
import { errorIds, isAnyOf, messagingError } from './errors';
import { type PlatformaticOptions } from './options';
import { retrying } from './retrying';

const PING_MS = 5_000;
const CREATE_MS = 10_000;
/** A new topic is waited for so long: 10 s in all. */
const VISIBLE = { initialMs: 20, maxMs: 100, tries: 105 };
/** For questions that should answer "no" soon rather than "yes" late. */
const SHORT = { initialMs: 100, maxMs: 500, tries: 3 };
/** Transactions end within milliseconds, and coordinators load within seconds. */
const LOADING = { initialMs: 10, maxMs: 500, tries: 20 };
const LOADING_IDS = [
  'COORDINATOR_LOAD_IN_PROGRESS',
  'COORDINATOR_NOT_AVAILABLE',
  'NOT_COORDINATOR',
  'UNSTABLE_OFFSET_COMMIT',
];

/** What an end counts: what can be read, or all that was acknowledged. */
export const READ_COMMITTED = 1;
const READ_UNCOMMITTED = 0;

const LATEST = -1n;
export const EARLIEST = -2n;

/** Questions to the cluster. */
export class Admin implements ClusterAdmin {
  private readonly cluster: Cluster;
  private readonly questions = new Map<string, SharedQuestion<readonly number[]>>();

  constructor(private readonly options: PlatformaticOptions) {
    this.cluster = new Cluster(options);
  }

  async ensure(spec: TopicSpec): Promise<void> {
    const count = await this.partitionCount(spec.name);
    if (count === 0) await this.create(spec);
    else if (count < spec.partitions) await this.grow(spec);
  }

  ends(topic: string): Promise<readonly number[]> {
    return this.endsOf(topic, READ_COMMITTED);
  }

  /** Shared by all who ask at once. */
  allEnds(topic: string): Promise<readonly number[]> {
    const made = () => new SharedQuestion(() => this.endsOf(topic, READ_UNCOMMITTED));
    const question = this.questions.get(topic) ?? made();
    this.questions.set(topic, question);
    return question.ask();
  }

  async committed(group: string, topic: string): Promise<readonly Committed[]> {
    const count = await this.existing(topic);
    const partitions = Array.from({ length: count }, (_, partition) => partition);
    const committed = await this.offsets(group, topic, partitions, false);
    return [...committed].sort((a, b) => a.partition - b.partition);
  }

  async settled(group: string, topic: string, partition: number): Promise<Committed> {
    const [found] = await this.offsets(group, topic, [partition], true);
    return found ?? { partition, next: 0, metadata: null };
  }

  async existing(topic: string): Promise<number> {
    const count = await this.partitionCount(topic);
    if (count > 0) return count;
    throw new MessagingError(
      'unknown-topic',
      `The topic ${topic} does not exist. Create it with topics.ensure first.`,
    );
  }

  async ping(): Promise<void> {
    const asked = this.question('asking the cluster', () => this.cluster.metadata([]));
    await within(PING_MS, 'asking the cluster', asked);
  }

  async close(): Promise<void> {
    await this.cluster.close();
  }

  private async offsets(
    group: string,
    topic: string,
    partitionIndexes: number[],
    stable: boolean,
  ): Promise<readonly Committed[]> {
    const topics = [{ name: topic, partitionIndexes }];
    const asked = [{ groupId: group, memberId: null, memberEpoch: -1, topics }];
    const { groups } = await this.question('reading offsets', async () => {
      const node = await this.cluster.coordinator('group', group);
      return this.cluster.ask(node, 'OffsetFetch', [asked, stable]);
    });
    const found = groups[0]?.topics[0]?.partitions ?? [];
    return found.map(({ partitionIndex, committedOffset, metadata }) => ({
      partition: partitionIndex,
      next: Math.max(0, Number(committedOffset)),
      metadata: metadata ?? null,
    }));
  }

  /** The layout is asked for beside the ends, and the ends again where there are more partitions now. */
  private async endsOf(topic: string, isolation: number): Promise<readonly number[]> {
    return this.question('reading the ends of a topic', async () => {
      const known = await this.cluster.layout(topic);
      const [layout, ends] = await Promise.all([
        this.cluster.layout(topic, 0),
        offsetsAt(this.cluster, known, isolation, LATEST),
      ]);
      const same = layout.id === known.id && layout.partitions.length === ends.length;
      return same ? ends : offsetsAt(this.cluster, layout, isolation, LATEST);
    });
  }

  private async partitionCount(topic: string): Promise<number> {
    try {
      const asked = () => this.cluster.layout(topic, 0);
      return (await this.question('describing a topic', asked)).partitions.length;
    } catch (error) {
      if (error instanceof MessagingError && error.code === 'unknown-topic') return 0;
      throw error;
    }
  }

  private async create({ name, partitions: numPartitions }: TopicSpec): Promise<void> {
    const replicationFactor = this.options.replicationFactor ?? -1;
    const configs = topicConfig(name, this.options);
    const topic = { name, numPartitions, replicationFactor, assignments: [], configs };
    await this.unlessOvertaken('creating a topic', 'TOPIC_ALREADY_EXISTS', async () =>
      this.cluster.ask(await this.controller(), 'CreateTopics', [[topic], CREATE_MS, false]),
    );
    await this.untilVisible(name, 1);
  }

  private async grow({ name, partitions: count }: TopicSpec): Promise<void> {
    await this.unlessOvertaken('adding partitions', 'INVALID_PARTITIONS', async () => {
      const topics = [{ name, count, assignments: null }];
      await this.cluster.ask(await this.controller(), 'CreatePartitions', [
        topics,
        CREATE_MS,
        false,
      ]);
    });
    await this.untilVisible(name, count);
  }

  /** Passes over the failure that only says that another process was quicker. */
  private async unlessOvertaken(doing: string, id: string, task: () => Promise<unknown>) {
    try {
      await this.question(doing, task);
    } catch (error) {
      if (!isAnyOf(error, [id])) throw error;
    }
  }

  private async controller(): Promise<number> {
    return (await this.cluster.metadata([])).controllerId;
  }

  /** A new topic is not known to every broker at once. */
  private async untilVisible(topic: string, partitions: number): Promise<void> {
    await retrying({ ...VISIBLE, passes: () => true }, async () => {
      if ((await this.partitionCount(topic)) >= partitions) return;
      throw new MessagingError('timeout', `The topic ${topic} was created but does not appear.`);
    });
  }

  /** @throws MessagingError */
  private async question<T>(doing: string, task: () => Promise<T>): Promise<T> {
    const attempt = () =>
      retrying({ ...LOADING, passes: (error) => this.passing(error) }, task).catch(
        (error: unknown) => {
          this.cluster.forget();
          throw messagingError(error, doing);
        },
      );
    return retrying({ ...SHORT, passes: isRetriable }, attempt);
  }

  private passing(error: unknown): boolean {
    const passes = errorIds(error).some((id) => LOADING_IDS.includes(id));
    if (passes) this.cluster.forget();
    return passes;
  }
}

const isRetriable = (error: unknown): boolean => error instanceof MessagingError && error.retriable;

/** By partition, the offset at a time (`LATEST`, `EARLIEST`). */
export async function offsetsAt(
  cluster: Cluster,
  { topic, partitions }: Layout,
  isolation: number,
  timestamp: bigint,
): Promise<readonly number[]> {
  const leaders = [...new Set(partitions.map(({ leader }) => leader))];
  const answers = await Promise.all(
    leaders.map((leader) => {
      const own = partitions.filter((one) => one.leader === leader);
      const asked = own.map(({ partition: partitionIndex }) => ({
        partitionIndex,
        currentLeaderEpoch: -1,
        timestamp,
      }));
      return cluster.ask(leader, 'ListOffsets', [
        -1,
        isolation,
        [{ name: topic, partitions: asked }],
      ]);
    }),
  );
  return answers
    .flatMap(({ topics }) => topics.flatMap((one) => one.partitions))
    .sort((a, b) => a.partitionIndex - b.partitionIndex)
    .map(({ offset }) => Number(offset));
}
