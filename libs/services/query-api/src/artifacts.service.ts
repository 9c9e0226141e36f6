import { Inject, Injectable } from '@nestjs/common';
import { TOPICS } from '@pedigree/events';
import {
  asOf,
  closureOf,
  type DeploymentRecord,
  type Graph,
  nearestFirst,
  type NearestPage,
  type NodePlace,
} from '@pedigree/graph';
import {
  type ArtifactKind,
  describe,
  type EdgeType,
  type LineageNode,
  nameOf,
  type Subgraph,
} from '@pedigree/lineage';
import { type Config, CONFIG, FreshReads, GRAPH, unknown } from '@pedigree/service-kit';
import { present } from './pages';

export type Direction = 'upstream' | 'downstream';

/** Most neighbours counted, and most namesakes listed, for one artifact. */
const NEIGHBOURS = 1000;
/** Most artifacts downstream of one whose deployments are looked for. */
const MOST_DESCENDANTS = 100_000;

/** How far to go, and as of when. */
interface Reach {
  depth?: number | undefined;
  limit: number;
  asOf?: string | undefined;
  /** Of the query that holds the id. Default: `id` of the path. */
  parameter?: string;
}

/** The same in pages, and what of it to show. */
interface PagedReach extends Reach {
  direction: Direction;
  edge?: readonly EdgeType[] | undefined;
  kind?: ArtifactKind | undefined;
  after?: NodePlace;
}

/** An artifact with what is next to it. */
export interface Found {
  node: LineageNode;
  around: readonly Subgraph[];
  /** Ids that share its name or a digest. */
  namesakes: readonly string[];
}

/** Reads artifacts out of the lineage graph. */
@Injectable()
export class Artifacts {
  constructor(
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'history' | 'lineage'>,
    @Inject(CONFIG) private readonly config: Pick<Config, 'ancestryLimit' | 'readTimeoutMs'>,
    private readonly fresh: FreshReads,
  ) {}

  /** @throws ProblemException not-found */
  async find(id: string): Promise<Found> {
    const around = await this.known(id, () => this.neighbours(id));
    const node = around.flatMap(({ nodes }) => nodes).find((each) => each.id === id);
    if (node === undefined) throw unknown('artifact', id);
    const { digests } = describe(node);
    const bases = [nameOf(id).base];
    const { ids } = await this.graph.lineage.namesakes({
      bases,
      digests,
      limit: NEIGHBOURS,
      timeoutMs: this.config.readTimeoutMs,
    });
    return { node, around, namesakes: ids.filter((each) => each !== id) };
  }

  /** @param parameter of the query that holds the id @throws ProblemException not-found */
  async assertKnown(id: string, parameter: string): Promise<void> {
    const { readTimeoutMs: timeoutMs } = this.config;
    const alone = { roots: [id], direction: 'upstream', depth: 0, limit: 1, timeoutMs } as const;
    await this.known(id, async () => [await this.graph.lineage.reach(alone)], parameter);
  }

  /** Everything up- or downstream of an artifact. @throws ProblemException not-found */
  async reach(id: string, direction: Direction, query: Reach): Promise<Subgraph> {
    const { depth, limit, asOf: recordedAt, parameter } = query;
    const timeoutMs = this.config.readTimeoutMs;
    const options = { roots: [id], direction, limit, timeoutMs };
    const read = () =>
      closureOf(this.graph.lineage, depth === undefined ? options : { ...options, depth });
    const [subgraph] = await this.known(id, async () => [await read()], parameter);
    if (subgraph === undefined) throw unknown('artifact', id, parameter);
    if (recordedAt === undefined) return subgraph;
    const moment = { recordedAt: new Date(recordedAt).toISOString() };
    return asOf(subgraph, moment, depth === undefined ? { direction } : { direction, depth });
  }

  /** A page of that, of which no more is read than one judgement reads. @throws ProblemException not-found */
  async page(
    id: string,
    { edge, kind, after, limit, ...query }: PagedReach,
  ): Promise<NearestPage & { truncated: boolean }> {
    const { direction, depth } = query;
    const closure = await this.reach(id, direction, { ...query, limit: this.config.ancestryLimit });
    const edges = edge === undefined ? undefined : new Set(edge);
    const page = nearestFirst(closure, {
      ...{ direction, limit },
      ...present({ depth, edges, kind, after }),
    });
    return { ...page, truncated: closure.truncated };
  }

  /** Everything downstream of an artifact, and where of it runs now. @throws ProblemException not-found */
  async running(
    id: string,
    depth: number | undefined,
  ): Promise<{ closure: Subgraph; running: readonly DeploymentRecord[] }> {
    await this.fresh.settled([TOPICS.lineageEvents]);
    const limit = Math.min(this.config.ancestryLimit, MOST_DESCENDANTS);
    const closure = await this.reach(id, 'downstream', { depth, limit });
    const models = closure.nodes.filter((node) => describe(node).kind === 'model');
    const query = { models: models.map((model) => model.id), state: 'active' } as const;
    const running = models.length === 0 ? [] : await this.graph.history.deployments(query);
    return { closure, running };
  }

  /** Everything upstream of several artifacts. @throws ProblemException not-found, naming `parameter` */
  async together(ids: readonly string[], parameter: string): Promise<Subgraph> {
    await Promise.all(ids.map((id) => this.assertKnown(id, parameter)));
    const { ancestryLimit: limit, readTimeoutMs: timeoutMs } = this.config;
    return closureOf(this.graph.lineage, { roots: ids, direction: 'upstream', limit, timeoutMs });
  }

  private neighbours(id: string): Promise<Subgraph[]> {
    const directions: Direction[] = ['upstream', 'downstream'];
    const { readTimeoutMs: timeoutMs } = this.config;
    return Promise.all(
      directions.map((direction) =>
        this.graph.lineage.reach({
          roots: [id],
          direction,
          depth: 1,
          limit: NEIGHBOURS,
          timeoutMs,
        }),
      ),
    );
  }

  /** What was read, once the artifact is in it. @throws ProblemException not-found */
  private async known(
    id: string,
    read: () => Promise<Subgraph[]>,
    parameter?: string,
  ): Promise<Subgraph[]> {
    const found = await this.fresh.find(TOPICS.lineageEvents, async () => {
      const graphs = await read();
      return graphs.some(({ nodes }) => nodes.some((node) => node.id === id)) ? graphs : undefined;
    });
    if (found === undefined) throw unknown('artifact', id, parameter);
    return found;
  }
}
