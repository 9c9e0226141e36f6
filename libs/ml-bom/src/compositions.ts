import { describe, type LineageNode, type Subgraph } from '@pedigree/lineage';
import { byText } from './order';

/** How much is known of what some components were made of. */
export interface Composition {
  aggregate: Aggregate;
  /** bom-refs */
  dependencies: string[];
}

const AGGREGATES = ['complete', 'incomplete', 'unknown'] as const;
type Aggregate = (typeof AGGREGATES)[number];

/**
 * `complete` is what a recorded run made. `incomplete`: an event about it could not be taken in; or, of
 * an ancestry that a limit cut, everything. Of the rest nobody has said how it came to be: `unknown`.
 */
export function compositionsOf(ancestry: Subgraph): Composition[] {
  const told = eventsOf(ancestry);
  const known = ancestry.nodes.map((node) => ({
    id: node.id,
    aggregate: ancestry.truncated ? 'incomplete' : aggregateOf(node, told),
  }));
  return AGGREGATES.map((aggregate) => ({
    aggregate,
    dependencies: known
      .filter((each) => each.aggregate === aggregate)
      .map(({ id }) => id)
      .sort(byText),
  })).filter(({ dependencies }) => dependencies.length > 0);
}

function aggregateOf(node: LineageNode, told: ReadonlySet<string>): Aggregate {
  const lacking = node.evidence.some(({ kind, id }) => kind === 'parked' && !told.has(id));
  if (lacking) return 'incomplete';
  return describe(node).produced ? 'complete' : 'unknown';
}

/** An event that was parked, corrected and sent again is among them. */
const eventsOf = ({ nodes, edges }: Subgraph): ReadonlySet<string> =>
  new Set(
    [...edges, ...nodes.flatMap((node) => [...node.descriptions, ...node.evidence])].map(
      ({ eventId }) => eventId,
    ),
  );
