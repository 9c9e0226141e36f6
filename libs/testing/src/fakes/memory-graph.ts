import { type Position } from '@pedigree/events';
import {
  assertLimit,
  type ArtifactQuery,
  type ArtifactTraits,
  type ClaimedQuery,
  compareText,
  deploymentsAt,
  type DeploymentQuery,
  type DeploymentRecord,
  type DeploymentSpan,
  deploymentSpans,
  expiryOf,
  type FactsQuery,
  type FrontierQuery,
  type Graph,
  GraphError,
  type Ids,
  mayRelate,
  type NamesakeQuery,
  type Page,
  type PolicyRecord,
  promotionOf,
  type PromotionQuery,
  type PromotionRecord,
  type ReachQuery,
  runOf,
  stands,
  type StandingQuery,
  trailEntryOf,
  trailLimit,
  type TrailQuery,
} from '@pedigree/graph';
import {
  type EdgeFact,
  type Fact,
  type LineageEdge,
  type LineageNode,
  nameOf,
  type Recording,
  type Stamp,
  type Stamped,
  type Subgraph,
} from '@pedigree/lineage';
import { foundIn } from './found';
import { artifactTraitsOf, promotionTraits, tallyOf } from './tallies';
import { factsIn, frontierIn, identitiesOf } from './closures';
import { Following } from './following';

export interface MemoryGraph extends Graph {
  /** Makes every later call fail with this error, until it is called without one. */
  failWith(error?: Error): void;
}

/**
 * A graph for tests of what stands on the port, not of the port: keeps the recordings and looks
 * through all of them for every read.
 */
export function memoryGraph(): MemoryGraph {
  const recordings = new Map<string, Recording>();
  const positions = new Map<string, Position>();
  let failure: Error | undefined;

  const checked =
    <A extends unknown[], R>(read: (...args: A) => R) =>
    async (...args: A): Promise<R> => {
      if (failure !== undefined) throw failure;
      return read(...args);
    };
  const following = new Following();
  let all: readonly Recording[] = [];
  const facts = <K extends Fact['fact']>(kind: K) => factsOf(all, kind);

  function record(added: readonly Recording[], reached: readonly Position[]): void {
    const fresh = added.filter(({ stamp }) => !recordings.has(stamp.eventId));
    for (const each of fresh)
      if (!recordings.has(each.stamp.eventId)) recordings.set(each.stamp.eventId, each);
    following.add(fresh);
    all = [...recordings.values(), ...following.all()];
    for (const each of reached) {
      const key = `${each.topic} ${each.partition}`;
      if ((positions.get(key)?.next ?? 0) < each.next) positions.set(key, each);
    }
  }

  function nodes(): LineageNode[] {
    const mentioned = all.flatMap(({ artifacts }) => artifacts);
    return [...new Set(mentioned.map(({ id }) => id))].sort().map((id) => ({
      id,
      kinds: [
        ...new Set(
          mentioned.flatMap((each) => (each.id === id && each.kind !== undefined ? each.kind : [])),
        ),
      ].sort(),
      descriptions: facts('description').filter(({ artifact }) => artifact === id),
      evidence: facts('evidence').filter(({ about }) => about === id),
    }));
  }

  function spellings(): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, string[]>();
    for (const { artifacts } of recordings.values())
      for (const { id, spelling } of artifacts)
        if (spelling !== undefined) found.set(id, [...(found.get(id) ?? []), spelling]);
    return found;
  }

  function reach({ roots, direction, depth = Infinity, weights, limit }: ReachQuery): Subgraph {
    const edges = facts('edge');
    const followed = edges.filter(({ type }) =>
      weights === true ? type === 'INITIALIZED_FROM' : type !== 'SHARES_INITIALIZATION',
    );
    const ids = spread(followed, roots, direction, depth);
    const found = nodes().filter(({ id }) => ids.has(id));
    const kept = new Set(found.slice(0, limit).map(({ id }) => id));
    return {
      roots,
      nodes: found.slice(0, limit),
      edges: edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
      truncated: found.length > limit,
    };
  }

  function namesakes({ ids: asked = [], bases, digests, limit }: NamesakeQuery) {
    const ids = nodes()
      .filter(
        (node) =>
          asked.includes(node.id) ||
          bases.includes(nameOf(node.id).base) ||
          identitiesOf(node).some((identity) => digests.includes(identity)),
      )
      .map(({ id }) => id);
    return { ids: ids.slice(0, limit), truncated: ids.length > limit };
  }

  function claimed({ limit }: ClaimedQuery): Ids {
    const ends = facts('edge').flatMap(({ type, from, to, properties }) =>
      type === 'SHARES_INITIALIZATION' && mayRelate(properties) ? [from, to] : [],
    );
    const ids = [...new Set(ends)];
    return { ids: ids.slice(0, limit), truncated: ids.length > limit };
  }

  const artifacts = (query: ArtifactQuery) => foundIn(nodes(), spellings(), query);

  function promotions(): PromotionRecord[] {
    const ids = [...new Set(facts('promotion').map(({ id }) => id))];
    return ids.reverse().flatMap((id) => promotionNamed(id) ?? []);
  }

  const promotionNamed = (id: string): PromotionRecord | undefined =>
    promotionOf(facts('promotion').filter((fact) => fact.id === id));

  function standing({ after = '', limit, models, ...query }: StandingQuery) {
    assertLimit(limit);
    const end = expiryOf({ limit, ...query });
    const found = promotions()
      .filter(stands)
      .filter(({ model }) => models === undefined || models.includes(model))
      .filter(({ validUntil = '~' }) => end === undefined || validUntil <= end)
      .filter(({ id }) => compareText(id, after) > 0);
    return page(found.sort(byId), '', limit);
  }

  function trail(id: string, query: TrailQuery = {}) {
    const steps = inOrderOfRecording(facts('promotion').filter((fact) => fact.id === id));
    const start = placeIn(query.after);
    const end = start + trailLimit(query);
    const next = end < steps.length ? { nextCursor: `after ${String(end)}` } : {};
    return { items: steps.slice(start, end).map(trailEntryOf), ...next };
  }

  function spans(): DeploymentSpan[] {
    const all = facts('deployment');
    return [...new Set(all.map(({ id }) => id))].flatMap((id) =>
      deploymentSpans(all.filter((fact) => fact.id === id)),
    );
  }

  const deployed = (): DeploymentRecord[] => {
    const records = deploymentsAt(spans(), {}, new Date().toISOString());
    return [...new Map(records.map((record) => [record.id, record])).values()];
  };

  function artifactTraits(node: LineageNode): ArtifactTraits {
    const types = new Set(
      facts('edge').flatMap(({ from, type }) => (from === node.id ? type : [])),
    );
    return artifactTraitsOf(node, types);
  }

  function deployments({ models, ...query }: DeploymentQuery): DeploymentRecord[] {
    const asked = spans().filter(({ model }) => models.includes(model));
    return deploymentsAt(asked, query, new Date().toISOString()).sort(byId);
  }

  const run = (id: string) => runOf(facts('run').filter((fact) => fact.id === id));

  const recorded = (keys: readonly string[]): ReadonlyMap<string, Stamp> =>
    new Map(keys.flatMap((key) => stampOf(recordings.get(key), key)));

  const documents = (keys: readonly string[]): ReadonlyMap<string, string> =>
    new Map(keys.flatMap((key) => documentOf(recordings.get(key), key)));

  function policy(digest: string): PolicyRecord | undefined {
    const [first] = inOrderOfRecording(facts('policy').filter((fact) => fact.digest === digest));
    if (first === undefined) return undefined;
    const { name, version, document } = first;
    return { name, version, digest, document };
  }

  function history({ model, environment, verdict, after = '', limit }: PromotionQuery) {
    const found = promotions()
      .filter((each) => model === undefined || each.model === model)
      .filter((each) => environment === undefined || each.environment === environment)
      .filter((each) => verdict === undefined || each.verdict === verdict);
    return page(found, after, limit);
  }

  return {
    failWith: (error) => (failure = error),
    // What it keeps was made by the rules of today.
    writer: { record: checked(record), reinterpret: checked(() => 0) },
    lineage: {
      reach: checked(reach),
      namesakes: checked(namesakes),
      claimed: checked(claimed),
      artifacts: checked(artifacts),
      positions: checked(() => [...positions.values()]),
    },
    closures: {
      frontier: checked((query: FrontierQuery) => frontierIn(nodes(), facts('edge'), query)),
      facts: checked(({ ids }: FactsQuery) => factsIn(nodes(), facts('edge'), ids)),
    },
    promotions: {
      promotion: checked(promotionNamed),
      promotions: checked(history),
      standing: checked(standing),
      trail: checked(trail),
    },
    history: {
      deployments: checked(deployments),
      run: checked(run),
      outputs: checked((runs: readonly string[]) => following.outputs(runs)),
      recorded: checked(recorded),
      documents: checked(documents),
      policy: checked(policy),
    },
    counts: {
      artifacts: checked((most: number) => tallyOf(nodes(), most, artifactTraits)),
      promotions: checked((most: number) => tallyOf(promotions(), most, promotionTraits)),
      deployments: checked((most: number) => tallyOf(deployed(), most, ({ state }) => ({ state }))),
    },
    ping: checked(() => undefined),
    close: async () => undefined,
  };
}

function placeIn(after = 'after 0'): number {
  const [, place] = /^after (\d+)$/.exec(after) ?? [];
  if (place === undefined) throw new GraphError('rejected', `${after} is no cursor`);
  return Number(place);
}

const byId = (a: { id: string }, b: { id: string }): number => compareText(a.id, b.id);

const inOrderOfRecording = <F extends Stamp>(facts: readonly F[]): F[] =>
  facts.toSorted(
    (a, b) => compareText(a.recordedAt, b.recordedAt) || compareText(a.eventId, b.eventId),
  );

const stampOf = (recording: Recording | undefined, key: string): [string, Stamp][] =>
  recording === undefined ? [] : [[key, recording.stamp]];

const documentOf = (recording: Recording | undefined, key: string): [string, string][] =>
  recording === undefined ? [] : [[key, recording.document]];

const factsOf = <K extends Fact['fact']>(recordings: readonly Recording[], kind: K) =>
  recordings.flatMap(({ facts, stamp }) =>
    facts.filter((fact) => fact.fact === kind).map((fact) => ({ ...fact, ...stamp })),
  ) as Stamped<Extract<Fact, { fact: K }>>[];

function spread(
  edges: readonly LineageEdge[],
  roots: readonly string[],
  direction: ReachQuery['direction'],
  depth: number,
): Set<string> {
  const ends = ({ from, to }: EdgeFact) => (direction === 'upstream' ? [from, to] : [to, from]);
  const followed = edges.map(ends);
  const reached = new Set(roots);
  for (let hops = 0, grown = true; grown && hops < depth; hops++) {
    const next = followed
      .filter(([here]) => reached.has(here ?? ''))
      .flatMap(([, there]) => there ?? []);
    grown = next.some((id) => !reached.has(id));
    for (const id of next) reached.add(id);
  }
  return reached;
}

function page<T extends { id: string }>(all: readonly T[], after: string, limit: number): Page<T> {
  const start = after === '' ? 0 : all.findIndex(({ id }) => id === after) + 1;
  const items = all.slice(start, start + limit);
  const last = items.at(-1);
  return start + limit < all.length && last !== undefined
    ? { items, nextCursor: last.id }
    : { items };
}
