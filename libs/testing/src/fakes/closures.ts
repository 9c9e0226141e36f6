import { type Frontier, type FrontierQuery, identityIn } from '@pedigree/graph';
import { type LineageEdge, type LineageNode, type Subgraph } from '@pedigree/lineage';

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
      identitiesOf(node).map((identity) => [node.id, identity] as const),
    ),
    next: [...new Set(next)].slice(0, limit),
  };
}

/** What an artifact shares with other names of the same thing. */
export const identitiesOf = ({ descriptions }: LineageNode): string[] => [
  ...new Set(descriptions.flatMap((each) => identityIn(each) ?? [])),
];

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
