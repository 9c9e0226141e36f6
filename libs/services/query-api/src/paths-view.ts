import { type Paths } from '@pedigree/graph';
import { type Subgraph } from '@pedigree/lineage';
import { type NodeView, nodeView, stepView } from './views';

export interface PathsView {
  from: string;
  to: string;
  /** Each a list of edges, and of steps to other names of the same thing. */
  paths: readonly (readonly object[])[];
  /** What lies on the paths. */
  nodes: readonly NodeView[];
  truncated: boolean;
}

/** @param closure in which the paths were found */
export function pathsView(
  ends: { from: string; to: string },
  closure: Subgraph,
  { paths, truncated }: Paths,
): PathsView {
  const touched = new Set(paths.flat().flatMap(({ from, to }) => [from, to]));
  return {
    ...ends,
    paths: paths.map((path) => path.map(stepView)),
    nodes: closure.nodes.filter(({ id }) => touched.has(id)).map(nodeView),
    truncated,
  };
}
