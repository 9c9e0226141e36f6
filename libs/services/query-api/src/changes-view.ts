import { type Changes } from '@pedigree/graph';
import { edgeView, evidenceView, type NodeView, nodeView } from './views';

export interface ChangesView {
  root: string;
  since: string;
  until: string;
  nodes: readonly NodeView[];
  edges: readonly object[];
  evidence: readonly object[];
  truncated: boolean;
}

/**
 * @param limit most entries of each list
 * @param cut whether more is upstream than was read
 */
export function changesView(
  of: Pick<ChangesView, 'root' | 'since' | 'until'>,
  { nodes, edges, evidence }: Changes,
  limit: number,
  cut: boolean,
): ChangesView {
  return {
    ...of,
    nodes: nodes.slice(0, limit).map(nodeView),
    edges: edges.slice(0, limit).map(edgeView),
    evidence: evidence
      .slice(0, limit)
      .map((fact) => ({ about: fact.about, ...evidenceView(fact) })),
    truncated: cut || [nodes, edges, evidence].some((list) => list.length > limit),
  };
}
