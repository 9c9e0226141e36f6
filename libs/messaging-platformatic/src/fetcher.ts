import { setTimeout as pause } from 'node:timers/promises';
import { type Log } from '@pedigree/messaging';
import { EARLIEST, offsetsAt, READ_COMMITTED } from './admin';
import { type Request, type Response } from './apis';
import { type Cluster } from './cluster';
import { answerIn } from './errors';
import { type Lane } from './lane';
import { partOf } from './records';

/** How long a fetch waits for messages: the longest that the end of a rest goes unnoticed. */
const WAIT_MS = 250;
/** While a partition has enough for the moment. */
const SHORT_WAIT_MS = 10;
const FETCH_MS = 10_000;
const AFTER_FAILURE_MS = 200;
/** Bounds of one fetch. */
const FETCH_BYTES = 2 * 1024 * 1024;
const PARTITION_BYTES = 512 * 1024;
/** Stretches wait for their turn up to so many bytes; beyond, only what has run dry is fetched. */
const WAITING_BYTES = 16 * 1024 * 1024;

const OFFSET_OUT_OF_RANGE = 1;

interface Wanted {
  lane: Lane;
  offset: number;
  round: number;
}

/**
 * Keeps the lanes of a term filled: one fetch is on its way to each broker, for all of its partitions
 * that can take more, while what came before is worked on.
 */
export class Fetcher {
  private readonly busy = new Set<number>();
  private leaders: Promise<ReadonlyMap<number, readonly Lane[]>> | undefined;
  private going = true;

  constructor(
    private readonly cluster: Cluster,
    private readonly fetches: Cluster,
    private readonly lanes: readonly Lane[],
    private readonly log: Log,
  ) {}

  /** Fetches what is wanted and not on its way. */
  go(): void {
    void this.goOn();
  }

  stop(): void {
    this.going = false;
  }

  private async goOn(): Promise<void> {
    try {
      for (const [leader, lanes] of await this.byLeader()) {
        const wanted = this.busy.has(leader) ? [] : this.wanted(lanes);
        const full = lanes.some(
          (lane) => !lane.isResting && wanted.every((one) => one.lane !== lane),
        );
        if (wanted.length > 0 && this.going)
          void this.fetchFrom(leader, wanted, full ? SHORT_WAIT_MS : WAIT_MS);
      }
    } catch (error) {
      await this.failed(error);
      if (this.going) this.go();
    }
  }

  private wanted(lanes: readonly Lane[]): readonly Wanted[] {
    const waiting = this.lanes.reduce((sum, { bytes }) => sum + bytes, 0);
    const most = waiting < WAITING_BYTES ? PARTITION_BYTES : 1;
    const hungry = lanes.filter((lane) => !lane.isResting && lane.bytes < most);
    return hungry.map((lane) => ({ lane, ...lane.from }));
  }

  private async fetchFrom(
    leader: number,
    wanted: readonly Wanted[],
    waitMs: number,
  ): Promise<void> {
    this.busy.add(leader);
    try {
      await this.deliver(wanted, await this.fetch(leader, wanted, waitMs));
    } catch (error) {
      await this.failed(error);
    } finally {
      this.busy.delete(leader);
      if (this.going) this.go();
    }
  }

  private async fetch(
    leader: number,
    wanted: readonly Wanted[],
    waitMs: number,
  ): Promise<Response<'Fetch'>> {
    const bounds = [waitMs, 1, FETCH_BYTES, READ_COMMITTED] as const;
    const topics = await this.asked(wanted);
    // -1: without a session, which the client cannot keep.
    const request: Request<'Fetch'> = [...bounds, 0, -1, topics, [], ''];
    try {
      return await this.fetches.ask(leader, 'Fetch', request, FETCH_MS);
    } catch (error) {
      const answer = answerIn(error) as Response<'Fetch'> | undefined;
      if (!answer?.responses || !this.mayGoOn(answer)) throw error;
      return answer;
    }
  }

  /** What one partition answered does not concern the others. */
  private mayGoOn({ responses }: Response<'Fetch'>): boolean {
    const codes = responses.flatMap(({ partitions }) => partitions.map((one) => one.errorCode));
    return codes.every((code) => code === 0 || code === OFFSET_OUT_OF_RANGE);
  }

  private async asked(wanted: readonly Wanted[]): Promise<Request<'Fetch'>[6]> {
    const topics = [...new Set(wanted.map(({ lane }) => lane.topic))];
    return Promise.all(
      topics.map(async (topic) => ({
        topicId: (await this.cluster.layout(topic)).id,
        partitions: wanted
          .filter(({ lane }) => lane.topic === topic)
          .map(({ lane, offset }) => ({
            partition: lane.partition,
            currentLeaderEpoch: -1,
            fetchOffset: BigInt(offset),
            lastFetchedEpoch: -1,
            partitionMaxBytes: PARTITION_BYTES,
          })),
      })),
    );
  }

  private async deliver(wanted: readonly Wanted[], answer: Response<'Fetch'>): Promise<void> {
    const ids = new Map<string, string>();
    for (const { lane } of wanted) ids.set((await this.cluster.layout(lane.topic)).id, lane.topic);
    for (const { topicId, partitions } of answer.responses)
      for (const fetched of partitions) {
        const { partitionIndex, errorCode } = fetched;
        const topic = ids.get(topicId);
        const found = wanted.find(
          ({ lane }) => lane.topic === topic && lane.partition === partitionIndex,
        );
        if (!found || !this.going) continue;
        const { lane, offset: from, round } = found;
        if (errorCode === OFFSET_OUT_OF_RANGE) await this.startAnew(lane);
        else
          lane.take(partOf({ topic: lane.topic, partition: partitionIndex, from }, fetched), round);
      }
  }

  /** What the group had come to is not kept any more, or a topic was made anew. */
  private async startAnew({ topic, partition }: Lane): Promise<void> {
    const layout = await this.cluster.layout(topic, 0);
    const own = {
      ...layout,
      partitions: layout.partitions.filter((one) => one.partition === partition),
    };
    const [earliest = 0] = await offsetsAt(this.cluster, own, READ_COMMITTED, EARLIEST);
    this.log('error', 'An offset is out of range; reading goes on at the earliest.', {
      topic,
      partition,
      earliest,
    });
    this.lanes
      .find((lane) => lane.topic === topic && lane.partition === partition)
      ?.moveTo(earliest);
  }

  private byLeader(): Promise<ReadonlyMap<number, readonly Lane[]>> {
    this.leaders ??= this.findLeaders();
    return this.leaders;
  }

  private async findLeaders(): Promise<ReadonlyMap<number, readonly Lane[]>> {
    const found = new Map<number, Lane[]>();
    for (const lane of this.lanes) {
      const { partitions } = await this.cluster.layout(lane.topic);
      const leader = partitions.find(({ partition }) => partition === lane.partition)?.leader ?? -1;
      found.set(leader, [...(found.get(leader) ?? []), lane]);
    }
    return found;
  }

  /** Leaders may have moved. */
  private async failed(error: unknown): Promise<void> {
    if (!this.going) return;
    this.log('debug', 'A fetch failed and is tried again.', { error });
    this.leaders = undefined;
    this.cluster.forget();
    this.fetches.forget();
    await pause(AFTER_FAILURE_MS);
  }
}
