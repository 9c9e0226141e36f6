import { type Frontier, type FrontierQuery } from '@pedigree/graph';
import { describe, type LineageEdge, type LineageNode, type Subgraph } from '@pedigree/lineage';

/** What a `ClosureReader` answers, out of everything there is. */
export function frontierIn(
  nodes: readonly LineageNode[],
  edges: readonly LineageEdge[],
  { ids, direction, limit }: Omit<FrontierQuery, 'timeoutMs'>,
): Frontier {
  const wanted = new Set(ids);
  const known = nodes.filter(({ id }) => wanted.has(id));
  const next = edges.flatMap(({ type, from, to }) => {
    const [near, far] = direction === 'upstream' ? [from, to] : [to, from];
    return type !== 'SHARES_INITIALIZATION' && wanted.has(near) ? far : [];
  });
  return {
    known: known.map(({ id }) => id),
    digests: known.flatMap((node) =>
      describe(node).digests.map((digest) => [node.id, digest] as const),
    ),
    next: [...new Set(next)].slice(0, limit),
  };
}

export function factsIn(
  nodes: readonly LineageNode[],
  edges: readonly LineageEdge[],
  ids: readonly string[],
): Pick<Subgraph, 'nodes' | 'edges'> {
  const wanted = new Set(ids);
  return {
    nodes: nodes.filter(({ id }) => wanted.has(id)),
    edges: edges.filter(({ from }) => wanted.has(from)),
  };
}
