import { Inject, Injectable } from '@nestjs/common';
import { type Position, type Topic } from '@pedigree/events';
import { type Graph } from '@pedigree/graph';
import { type MessageBus } from '@pedigree/messaging';
import { type Config } from '../config/config';
import { Lifecycle } from '../lifecycle';
import { CONFIG, GRAPH, MESSAGE_BUS } from '../tokens';
import { caughtUp } from './freshness';

/** Longest that a read waits for the graph before it says "there is no such thing". */
const PATIENCE_MS = 2000;

/** Reads that see what the broker acknowledged before they were asked. Every module that reads provides its own. */
@Injectable()
export class FreshReads {
  constructor(
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'lineage'>,
    @Inject(MESSAGE_BUS) private readonly bus: Pick<MessageBus, 'topics'>,
    @Inject(CONFIG) private readonly config: Pick<Config, 'lagTimeoutMs'>,
    private readonly lifecycle: Lifecycle,
  ) {}

  /** Reads; where nothing is found, lets the graph catch up with `topic` for a moment and reads again. */
  async find<T>(topic: Topic, read: () => Promise<T | undefined>): Promise<T | undefined> {
    const found = await read();
    if (found !== undefined) return found;
    const required = await this.bus.topics.ends(topic);
    if (!(await this.reached(required, PATIENCE_MS))) return undefined;
    return read();
  }

  /** Waits for everything acknowledged so far, and answers what that was, reached or not. */
  async acknowledged(topic: Topic): Promise<readonly Position[]> {
    const required = await this.bus.topics.ends(topic);
    await this.reached(required, this.config.lagTimeoutMs);
    return required;
  }

  /** Lets the graph catch up with some topics for a moment, so that who has just written can read it. */
  async settled(topics: readonly Topic[]): Promise<void> {
    const ends = await Promise.all(topics.map((topic) => this.bus.topics.ends(topic)));
    await this.reached(ends.flat(), PATIENCE_MS);
  }

  private reached(required: readonly Position[], timeoutMs: number): Promise<boolean> {
    return caughtUp(this.graph.lineage, required, timeoutMs, this.lifecycle.stopping);
  }
}
