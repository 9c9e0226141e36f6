import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { type Position, TOPICS } from '@pedigree/events';
import { type Graph } from '@pedigree/graph';
import { type MessageBus } from '@pedigree/messaging';
import { covers, GRAPH, MESSAGE_BUS } from '@pedigree/service-kit';
import { WRITER_GROUP } from './lineage-writer.controller';

const REWIND = `The graph knows less than the group "${WRITER_GROUP}" has read: it was emptied, or restored from an older copy. What is missing will not come again by itself, and every promotion is blocked as indeterminate. Stop lineage-writer and set the group's offsets back to the earliest, or restore the graph that belongs to them.`;

/** Looks once, at start, whether the graph holds what the group has committed. It does, unless someone changed either. */
@Injectable()
export class ProgressCheck implements OnApplicationBootstrap {
  private readonly log = new Logger('LineageWriter');

  constructor(
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'lineage'>,
    @Inject(MESSAGE_BUS) private readonly bus: Pick<MessageBus, 'topics'>,
  ) {}

  /** A broker or graph that does not answer now says nothing about this. */
  async onApplicationBootstrap(): Promise<void> {
    const behind = await this.behind().catch(() => false);
    if (behind) this.log.error(REWIND);
  }

  private async behind(): Promise<boolean> {
    const committed = await this.committed();
    return !covers(await this.graph.lineage.positions(), committed);
  }

  private committed(): Promise<readonly Position[]> {
    return this.bus.topics.committed(WRITER_GROUP, TOPICS.lineageEvents);
  }
}
