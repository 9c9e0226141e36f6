import { type EdgeProperties, type LineageEdge, type Subgraph } from '@pedigree/lineage';
import { add, Terrain } from './walk';

/** A test of weights that gives at least this much finds nothing related, whatever a policy asks for. */
export const UNRELATED_P_VALUE = 0.5;

/** Whether a claim about initializations may show two models to be kin. */
export const mayRelate = ({ relation, pValue }: EdgeProperties): boolean =>
  relation !== 'independent' || (pValue !== undefined && pValue < UNRELATED_P_VALUE);

const isTie = ({ type, properties }: LineageEdge): boolean =>
  type === 'SHARES_INITIALIZATION' && mayRelate(properties);

/**
 * Groups of models that claims tie together: the ends of claims that may relate them, all that the weights
 * of those come from, and the same under other names. So a claim about two descendants is one about what
 * they descend from, and where one thing is tied to a second and that to a third, all are one group.
 */
export class KinGroups {
  private readonly groups = new Map<string, ReadonlySet<string>>();

  /** @param graph has the claims, and all that the weights of their ends come from */
  constructor(graph: Pick<Subgraph, 'nodes' | 'edges'>) {
    const ties = graph.edges.filter(isTie);
    if (ties.length === 0) return;
    const terrain = new Terrain('upstream', { weights: true });
    terrain.add(graph);
    const links = linksOf(terrain, ties);
    for (const id of links.keys()) if (!this.groups.has(id)) this.addGroup(id, links);
  }

  /** Some ids, and all that is in a group with one of them. Costs what it answers. */
  with(ids: Iterable<string>): ReadonlySet<string> {
    const found = new Set(ids);
    const touched = new Set<ReadonlySet<string>>();
    for (const id of found) {
      const group = this.groups.get(id);
      if (group !== undefined) touched.add(group);
    }
    for (const group of touched) for (const id of group) found.add(id);
    return found;
  }

  private addGroup(first: string, links: Links): void {
    const group = new Set([first]);
    for (const id of group) {
      this.groups.set(id, group);
      for (const other of links.get(id) ?? []) group.add(other);
    }
  }
}

type Links = ReadonlyMap<string, readonly string[]>;

/** What is linked to what, both ways. */
function linksOf(terrain: Terrain, ties: readonly LineageEdge[]): Links {
  const links = new Map<string, string[]>();
  const link = (a: string, b: string): void => {
    add(links, a, b);
    add(links, b, a);
  };
  for (const { from, to } of ties) link(from, to);
  const ends = ties.flatMap(({ from, to }) => [from, to]);
  const { distances, whole } = terrain.walk(ends, { depth: Infinity, identities: true });
  for (const id of distances.keys())
    for (const other of terrain.linked(id, whole.has(id))) link(id, other);
  return links;
}
