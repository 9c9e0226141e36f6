import { isUndisclosed } from './ids';
import { type Subgraph } from './subgraph';

/** A subgraph for people: without placeholders for inputs of which a run says that there were none. */
export function withoutNothing<S extends Pick<Subgraph, 'nodes' | 'edges'>>(subgraph: S): S {
  const isNothing = ({ to, properties }: Subgraph['edges'][number]): boolean =>
    properties.complete === true && isUndisclosed(to);
  if (!subgraph.edges.some(isNothing)) return subgraph;
  const edges = subgraph.edges.filter((edge) => !isNothing(edge));
  const named = new Set(edges.map(({ to }) => to));
  const nodes = subgraph.nodes.filter(({ id }) => !isUndisclosed(id) || named.has(id));
  return { ...subgraph, nodes, edges };
}
