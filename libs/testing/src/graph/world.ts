import { type Position } from '@pedigree/events';
import { type Graph, inOrder, type PromotionRecord, type ReachQuery } from '@pedigree/graph';
import { type Fact, type Recording, type Subgraph } from '@pedigree/lineage';
import { minute } from './builders';
import { EVENTS, NAMES } from './histories';

/** A graph under test, and the same one after the process ended. */
export interface Bench {
  graph: Graph;
  /** Closes it and opens it again. */
  reopen(): Promise<Graph>;
}
export type MakeGraph = () => Promise<Bench>;

let worlds = 0;

/**
 * A part of the graph that no other test sees: every id, event and topic gets a prefix of its own, so
 * that tests may share one Neo4j, also with what earlier runs left there.
 */
export class World {
  readonly prefix = `urn:w${process.pid}-${Date.now().toString(36)}-${worlds++}:`;

  constructor(public graph: Graph) {}

  id = (name: string): string => `${this.prefix}${name}`;

  topic = (): string => `${this.prefix}topic`;

  /** Records into this world. */
  async record(
    recordings: readonly Recording[],
    positions: readonly Omit<Position, 'topic'>[] = [],
  ): Promise<void> {
    const placed = positions.map((position) => ({ ...position, topic: this.topic() }));
    await this.graph.writer.record(recordings.map(this.within), placed);
  }

  /** Reads from this world, with the prefix taken off. */
  async reach(roots: readonly string[], query: Partial<ReachQuery> = {}): Promise<Subgraph> {
    const defaults = { direction: 'upstream' as const, limit: 100_000, timeoutMs: 60_000 };
    const ids = roots.map(this.id);
    return this.strip(
      inOrder(await this.graph.lineage.reach({ ...defaults, ...query, roots: ids })),
    );
  }

  async ids(roots: readonly string[], query: Partial<ReachQuery> = {}): Promise<string[]> {
    return (await this.reach(roots, query)).nodes.map(({ id }) => id);
  }

  async positions(): Promise<Omit<Position, 'topic'>[]> {
    const all = await this.graph.lineage.positions();
    return all
      .filter(({ topic }) => topic === this.topic())
      .map(({ partition, next }) => ({ partition, next }));
  }

  /** Everything that can be read of a random history. */
  async everything(): Promise<unknown> {
    const { lineage, promotions, history } = this.graph;
    const names = [...NAMES.model, ...NAMES.dataset];
    const models = NAMES.model.map(this.id);
    const listed = { environment: this.id('production'), limit: 100 };
    return this.strip({
      subgraph: await this.reach(names),
      artifacts: await lineage.artifacts({ search: this.prefix, limit: 100 }),
      promotions: await Promise.all(NAMES.promotion.map((p) => promotions.promotion(this.id(p)))),
      inProduction: await promotions.promotions(listed),
      deployments: await history.deployments({ models }),
      standing: await promotions.standing({ models, limit: 100 }),
      expiring: await this.expiring(minute(1)),
      trails: await Promise.all(NAMES.promotion.map((p) => promotions.trail(this.id(p)))),
      policies: await Promise.all(NAMES.policy.map((p) => history.policy(this.id(p)))),
      stamps: [...(await history.recorded(EVENTS.map(this.id)))].sort(),
      runs: await Promise.all(NAMES.run.map((run) => history.run(this.id(run)))),
    });
  }

  /** Standing promotions of this world that expire, found among all. */
  async expiring(expiringBefore: string): Promise<readonly PromotionRecord[]> {
    const query = { expiringBefore, after: this.prefix, limit: 100 };
    const { items } = await this.graph.promotions.standing(query);
    return items.filter(({ id }) => id.startsWith(this.prefix));
  }

  strip<T>(value: T): T {
    const json = JSON.stringify(value) as string | undefined;
    return json === undefined ? value : (JSON.parse(json.replaceAll(this.prefix, '')) as T);
  }

  private readonly within = ({ stamp, artifacts, facts, ...rest }: Recording): Recording => ({
    ...rest,
    stamp: {
      ...stamp,
      eventId: this.id(stamp.eventId),
      ...(stamp.runId === undefined ? {} : { runId: this.id(stamp.runId) }),
    },
    artifacts: artifacts.map(({ id, ...mentioned }) => ({ ...mentioned, id: this.id(id) })),
    facts: facts.map(this.factWithin),
  });

  private readonly factWithin = (fact: Fact): Fact => {
    const renamed = Object.entries(fact).map(([key, value]: [string, unknown]) =>
      NAMING.has(key) && typeof value === 'string' && !isKept(fact, key)
        ? [key, this.id(value)]
        : [key, value],
    );
    return Object.fromEntries(renamed) as Fact;
  };
}

const NAMING = new Set([
  'from',
  'to',
  'artifact',
  'about',
  'model',
  'id',
  'environment',
  'digest',
  'of',
  'alias',
]);

/** An evidence id is only a label; a digest of evidence binds it, and is looked up nowhere. */
const isKept = (fact: Fact, key: string): boolean =>
  fact.fact === 'evidence' && (key === 'id' || key === 'digest');
