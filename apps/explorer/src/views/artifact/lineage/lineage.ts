import { type LineageGraph } from '../../../api/queries';
import { identityLinks } from './identity';

export type LineageNode = LineageGraph['nodes'][number];
export type LineageEdge = LineageGraph['edges'][number];
export type Direction = 'upstream' | 'downstream';

/** All that is recorded between two artifacts, one of which was made of the other. */
export interface Link {
  /** Of the two, what was made. */
  from: string;
  /** Of the two, what it was made of. */
  to: string;
  edges: readonly LineageEdge[];
}

/** A lineage as seen from its root. */
export interface Lineage {
  root: string;
  direction: Direction;
  nodes: ReadonlyMap<string, LineageNode>;
  links: readonly Link[];
  /** Ids of the same thing: gone along both ways. */
  identities: readonly Link[];
  /** Claims that two models share their start: shown, but no way to go on. */
  claims: readonly Link[];
  /** Per artifact, those one step further away from the root. */
  next: ReadonlyMap<string, readonly string[]>;
  /** Steps away from the root; what only a claim leads to is not in it. */
  distance: ReadonlyMap<string, number>;
  /** By which artifact another was come to first. */
  cameBy: ReadonlyMap<string, string>;
}

export const linkKey = (from: string, to: string): string => `${from} ${to}`;

/** Indexes a graph as the API answers it. Linear in it. */
export function lineageOf({ root, nodes, edges }: LineageGraph, direction: Direction): Lineage {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const links = linksOf(edges.filter(({ type }) => type !== 'SHARES_INITIALIZATION'));
  const claims = linksOf(edges.filter(({ type }) => type === 'SHARES_INITIALIZATION'));
  const identities = identityLinks(known);
  const next = neighbours(links, direction, known);
  addBothWays(next, identities);
  const ways = { next, ...spread(root, next) };
  return { root, direction, nodes: known, links, identities, claims, ...ways };
}

function linksOf(edges: readonly LineageEdge[]): Link[] {
  const links = new Map<string, { from: string; to: string; edges: LineageEdge[] }>();
  for (const edge of edges) {
    const key = linkKey(edge.from, edge.to);
    const link = links.get(key);
    if (link === undefined) links.set(key, { from: edge.from, to: edge.to, edges: [edge] });
    else link.edges.push(edge);
  }
  return [...links.values()];
}

function neighbours(
  links: readonly Link[],
  direction: Direction,
  known: ReadonlyMap<string, LineageNode>,
): Map<string, string[]> {
  const next = new Map<string, string[]>();
  for (const { from, to } of links) {
    const [near, far] = direction === 'upstream' ? [from, to] : [to, from];
    if (known.has(far)) add(next, near, far);
  }
  return next;
}

function addBothWays(next: Map<string, string[]>, identities: readonly Link[]): void {
  for (const { from, to } of identities) {
    add(next, from, to);
    add(next, to, from);
  }
}

function add(next: Map<string, string[]>, near: string, far: string): void {
  if (near === far) return;
  const others = next.get(near);
  if (others === undefined) next.set(near, [far]);
  else others.push(far);
}

function spread(root: string, next: Lineage['next']): Pick<Lineage, 'distance' | 'cameBy'> {
  const distance = new Map([[root, 0]]);
  const cameBy = new Map<string, string>();
  // A map gives what is added to it while it is gone through.
  for (const [id, steps] of distance)
    for (const far of next.get(id) ?? [])
      if (!distance.has(far)) {
        distance.set(far, steps + 1);
        cameBy.set(far, id);
      }
  return { distance, cameBy };
}

/** The artifacts on the shortest way from the root to another, both ends included; none where there is no way. */
export function wayTo({ root, distance, cameBy }: Lineage, id: string): string[] {
  if (!distance.has(id)) return [];
  const way: string[] = [];
  for (let at: string | undefined = id; at !== undefined; at = cameBy.get(at)) way.push(at);
  return way.at(-1) === root ? way.reverse() : [];
}
