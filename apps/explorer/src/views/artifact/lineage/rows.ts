import { nameOf } from '../../../api/names';
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
    .filter((node) => node.id !== lineage.root && textOf(node).toLowerCase().includes(wanted))
    .map((node) => ({
      node,
      steps: lineage.distance.get(node.id),
      through: through.get(node.id) ?? [],
    }))
    .sort(nearestFirst);
}

const textOf = (node: LineageNode): string => `${nameOf(node)} ${node.id}`;

const farOf = ({ direction }: Lineage, { from, to }: Link): string =>
  direction === 'upstream' ? to : from;

function throughInWords({ nodes, direction }: Lineage, link: Link): string {
  const nameAt = (id: string) => nameOf(nodes.get(id) ?? { id, name: id });
  return direction === 'upstream'
    ? `${nameAt(link.from)} ${linkInWords(link)}`
    : `${linkInWords(link)} ${nameAt(link.to)}`;
}

const nearestFirst = (a: Row, b: Row): number =>
  (a.steps ?? Infinity) - (b.steps ?? Infinity) || nameOf(a.node).localeCompare(nameOf(b.node));
