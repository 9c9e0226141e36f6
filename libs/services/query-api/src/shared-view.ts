import { nearestFirst } from '@pedigree/graph';
import { describe, type LineageNode, type Subgraph } from '@pedigree/lineage';
import { type CommonStart } from '@pedigree/promotion';
import { type NodeView, nodeView } from './views';

export interface SharedView {
  of: readonly string[];
  /** Upstream of every one of them, the nearest to all together first. */
  ancestors: readonly (NodeView & { distances: readonly number[] })[];
  corpora: readonly string[];
  generators: readonly string[];
  initialization: readonly CommonStart[];
  truncated: boolean;
}

interface Shared {
  node: LineageNode;
  distances: readonly number[];
}

/** What is upstream of all of some artifacts, themselves included where others descend from them. Pure. */
export function sharedAncestry(
  closure: Subgraph,
  of: readonly string[],
  initialization: readonly CommonStart[],
  limit: number,
): SharedView {
  const distances = of.map((root) => distancesFrom(root, closure));
  const shared = closure.nodes
    .flatMap((node): Shared[] => {
      const each = distances.flatMap((from) => from.get(node.id) ?? []);
      return each.length === of.length ? [{ node, distances: each }] : [];
    })
    .sort((a, b) => sum(a.distances) - sum(b.distances) || (a.node.id < b.node.id ? -1 : 1));
  const shown = shared.slice(0, limit);
  return {
    of,
    ancestors: shown.map((one) => ({ ...nodeView(one.node), distances: one.distances })),
    corpora: shown
      .filter(({ node }) => describe(node).kind === 'dataset')
      .map(({ node }) => node.id),
    generators: shown.map(({ node }) => node.id).filter(isGeneratorIn(closure, distances)),
    initialization,
    truncated: closure.truncated || shared.length > shown.length,
  };
}

function distancesFrom(root: string, closure: Subgraph): ReadonlyMap<string, number> {
  const alone = { ...closure, roots: [root] };
  const { nodes } = nearestFirst(alone, { direction: 'upstream', limit: closure.nodes.length + 1 });
  return new Map(nodes.map(({ id, distance }) => [id, distance]));
}

/** Tells of a model whether it made data, or taught, in every one of some ancestries. */
function isGeneratorIn(
  { edges }: Subgraph,
  ancestries: readonly ReadonlyMap<string, number>[],
): (id: string) => boolean {
  const made = edges.filter(({ type }) => type === 'GENERATED_BY' || type === 'TAUGHT_BY');
  const generators = ancestries.map(
    (ancestry) => new Set(made.filter(({ from }) => ancestry.has(from)).map(({ to }) => to)),
  );
  return (id) => generators.every((ids) => ids.has(id));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
