import {
  type ArtifactKind,
  describe,
  type EdgeType,
  type LineageEdge,
  type LineageNode,
  type Subgraph,
} from '@pedigree/lineage';
import { compareText } from './order';
import { type ReachQuery } from './ports';
import { Terrain } from './walk';

/** Where a page of a closure goes on: after this node. */
export interface NodePlace {
  /** Fewest hops from a root. */
  distance: number;
  id: string;
}

export interface NearestQuery extends Pick<ReachQuery, 'direction' | 'depth'> {
  /** Only edges of these types are followed and shown. Default: all; claims are shown, never followed. */
  edges?: ReadonlySet<EdgeType>;
  /** Only nodes of this kind are shown; others are still gone through. */
  kind?: ArtifactKind;
  after?: NodePlace;
  /** Most nodes on the page. */
  limit: number;
}

export interface NearestPage {
  /** Nearest first, then by id. */
  nodes: readonly (LineageNode & { distance: number })[];
  /** Those with an end on this page, and the other on this or an earlier one: on each page others. */
  edges: readonly LineageEdge[];
  /** Absent on the last page. */
  next?: NodePlace;
}

/** A page of a closure that was read whole. All pages together have each node and edge once. Pure. */
export function nearestFirst(closure: Subgraph, query: NearestQuery): NearestPage {
  const { after, limit } = query;
  const edges = closure.edges.filter(({ type }) => query.edges?.has(type) ?? true);
  const shown = shownOf({ ...closure, edges }, query);
  const start = after === undefined ? 0 : shown.findIndex((node) => comparePlaces(node, after) > 0);
  const nodes = start < 0 ? [] : shown.slice(start, start + limit);
  const last = nodes.at(-1);
  const more = last !== undefined && start + limit < shown.length;
  const page = { nodes, edges: edgesOf(edges, shown, Math.max(start, 0), nodes.length) };
  return more ? { ...page, next: { distance: last.distance, id: last.id } } : page;
}

function shownOf(closure: Subgraph, { direction, depth = Infinity, kind }: NearestQuery) {
  const terrain = new Terrain(direction);
  terrain.add(closure);
  const { distances } = terrain.walk(closure.roots, { depth, identities: true });
  return closure.nodes
    .flatMap((node) => {
      const distance = distances.get(node.id);
      return distance === undefined ? [] : [{ ...node, distance }];
    })
    .filter((node) => kind === undefined || describe(node).kind === kind)
    .sort(comparePlaces);
}

/** An edge belongs to the page of its farther end. */
function edgesOf(
  edges: readonly LineageEdge[],
  shown: readonly NodePlace[],
  start: number,
  length: number,
): LineageEdge[] {
  const places = new Map(shown.map(({ id }, place) => [id, place]));
  return edges.filter(({ from, to }) => {
    const [near, far] = [places.get(from), places.get(to)];
    if (near === undefined || far === undefined) return false;
    const place = Math.max(near, far);
    return place >= start && place < start + length;
  });
}

const comparePlaces = (a: NodePlace, b: NodePlace): number =>
  a.distance - b.distance || compareText(a.id, b.id);
