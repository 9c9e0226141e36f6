import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { TOPICS } from '@pedigree/events';
import { type Graph } from '@pedigree/graph';
import { type MessageBus } from '@pedigree/messaging';
import {
  behind,
  type Config,
  CONFIG,
  GRAPH,
  MESSAGE_BUS,
  ProblemException,
} from '@pedigree/service-kit';

/** For so many milliseconds the last look counts, with what was let in since. */
const FRESH_MS = 5;
const PAUSE_MS = 5;
/** Longest that a request waits for its turn. */
const PATIENCE_MS = 10_000;

/**
 * Lets lineage in no faster than the graph takes it. Every promotion waits for all that was acknowledged
 * before it: a backlog would be time that each of them loses.
 */
@Injectable()
export class Backpressure {
  private lag = 0;
  private lookedAt = -Infinity;
  /** Ends when everybody who came before was let in or sent away. */
  private before: Promise<void> = Promise.resolve();

  constructor(
    @Inject(MESSAGE_BUS) private readonly bus: Pick<MessageBus, 'topics'>,
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'lineage'>,
    @Inject(CONFIG) private readonly config: Pick<Config, 'maxLag'>,
  ) {}

  /**
   * Waits until so many more events may be published. Who came first goes first: otherwise one of several
   * that send without a pause may find the room taken each time.
   *
   * @throws ProblemException unavailable, when the graph does not get there in time
   */
  async admit(events: number): Promise<void> {
    const { maxLag } = this.config;
    if (maxLag === undefined || events === 0) return;
    const deadline = performance.now() + PATIENCE_MS;
    const admitted = this.before.then(() => this.room(maxLag, events, deadline));
    this.before = admitted.catch(() => undefined);
    await admitted;
  }

  private async room(maxLag: number, events: number, deadline: number): Promise<void> {
    while ((await this.look()) > maxLag) {
      if (performance.now() > deadline) throw overloaded(this.lag);
      await sleep(PAUSE_MS);
    }
    this.lag += events;
  }

  private async look(): Promise<number> {
    if (performance.now() - this.lookedAt < FRESH_MS) return this.lag;
    this.lookedAt = performance.now();
    const [ends, reached] = await Promise.all([
      this.bus.topics.ends(TOPICS.lineageEvents),
      this.graph.lineage.positions(),
    ]);
    this.lag = behind(reached, ends);
    return this.lag;
  }
}

const overloaded = (lag: number): ProblemException =>
  new ProblemException(
    'unavailable',
    `The graph is ${lag} events behind the log, and more would hold up every promotion. Send them again later.`,
    { headers: { 'retry-after': '5' } },
  );
