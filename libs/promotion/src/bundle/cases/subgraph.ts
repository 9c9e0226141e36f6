import {
  type LineageEdge,
  type LineageNode,
  type Recording,
  type Subgraph,
} from '@pedigree/lineage';

type Growing<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer M)[] ? M[] : T[K] };

/** Recordings as a graph would answer them: a second one with the same key changes nothing. */
export function subgraphOf(recordings: readonly Recording[], root: string): Subgraph {
  const graph = new GrowingGraph();
  const seen = new Set<string>();
  for (const recording of recordings) {
    if (seen.has(recording.stamp.eventId)) continue;
    seen.add(recording.stamp.eventId);
    graph.add(recording);
  }
  return {
    roots: [root],
    nodes: [...graph.nodes.values()],
    edges: graph.edges,
    truncated: false,
  };
}

class GrowingGraph {
  readonly nodes = new Map<string, Growing<LineageNode>>();
  readonly edges: LineageEdge[] = [];

  add({ stamp, artifacts, facts }: Recording): void {
    for (const { id, kind } of artifacts) {
      const { kinds } = this.node(id);
      if (kind !== undefined && !kinds.includes(kind)) kinds.push(kind);
    }
    for (const fact of facts) {
      if (fact.fact === 'edge') this.edges.push({ ...fact, ...stamp });
      if (fact.fact === 'description')
        this.node(fact.artifact).descriptions.push({ ...fact, ...stamp });
      if (fact.fact === 'evidence') this.node(fact.about).evidence.push({ ...fact, ...stamp });
    }
  }

  private node(id: string): Growing<LineageNode> {
    const known = this.nodes.get(id) ?? { id, kinds: [], descriptions: [], evidence: [] };
    this.nodes.set(id, known);
    return known;
  }
}
