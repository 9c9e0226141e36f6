import { type LineageNode, type Recording, type Stamp, type Subgraph } from '@pedigree/lineage';

type MutableNode = LineageNode & {
  kinds: LineageNode['kinds'][number][];
  descriptions: LineageNode['descriptions'][number][];
  evidence: LineageNode['evidence'][number][];
};

/** Facts as a graph adapter would hand them out, without a graph. */
export function subgraphOf(recordings: readonly Recording[], root: string): Subgraph {
  const nodes = new Map<string, MutableNode>();
  const node = (id: string): MutableNode => {
    const known = nodes.get(id) ?? { id, kinds: [], descriptions: [], evidence: [] };
    nodes.set(id, known);
    return known;
  };
  const edges: Subgraph['edges'][number][] = [];
  for (const { stamp, artifacts, facts } of recordings) {
    for (const { id, kind } of artifacts) {
      const { kinds } = node(id);
      if (kind !== undefined && !kinds.includes(kind)) kinds.push(kind);
    }
    for (const fact of facts) {
      const stamped: typeof fact & Stamp = { ...fact, ...stamp };
      if (stamped.fact === 'edge') edges.push(stamped);
      else if (stamped.fact === 'description') node(stamped.artifact).descriptions.push(stamped);
      else if (stamped.fact === 'evidence') node(stamped.about).evidence.push(stamped);
    }
  }
  return { roots: [root], nodes: [...nodes.values()], edges, truncated: false };
}
