import { linkInWords } from './labels';
import { type Lineage, type LineageNode, type Link } from './lineage';

/** An artifact as a row of the table. */
export interface Row {
  node: LineageNode;
  /** Steps away from the root; none where only a claim leads to it. */
  steps: number | undefined;
  /** Through what it came in, in words: `Sky-T1 trained on (sft)`. */
  through: readonly string[];
}

/** All artifacts of a lineage but its root, nearest first, those that match alone. @param filter part of name or id */
export function rowsOf(lineage: Lineage, filter: string): Row[] {
  const through = new Map<string, string[]>();
  for (const link of [...lineage.links, ...lineage.identities, ...lineage.claims]) {
    const far = farOf(lineage, link);
    through.set(far, [...(through.get(far) ?? []), throughInWords(lineage, link)]);
  }
  const wanted = filter.trim().toLowerCase();
  return [...lineage.nodes.values()]
    .filter(({ id, name }) => id !== lineage.root && `${name} ${id}`.toLowerCase().includes(wanted))
    .map((node) => ({
      node,
      steps: lineage.distance.get(node.id),
      through: through.get(node.id) ?? [],
    }))
    .sort(nearestFirst);
}

const farOf = ({ direction }: Lineage, { from, to }: Link): string =>
  direction === 'upstream' ? to : from;

function throughInWords({ nodes, direction }: Lineage, link: Link): string {
  const nameOf = (id: string) => nodes.get(id)?.name ?? id;
  return direction === 'upstream'
    ? `${nameOf(link.from)} ${linkInWords(link)}`
    : `${linkInWords(link)} ${nameOf(link.to)}`;
}

const nearestFirst = (a: Row, b: Row): number =>
  (a.steps ?? Infinity) - (b.steps ?? Infinity) || a.node.name.localeCompare(b.node.name);
