import {
  type EvidenceFact,
  type LineageEdge,
  type LineageNode,
  type Stamped,
  type Subgraph,
} from '@pedigree/lineage';
import { asOf, type Scope } from './as-of';

/** What a later state of a closure has and an earlier one has not. What a run left unsaid may go when it says more; that is no change here. */
export interface Changes {
  nodes: readonly LineageNode[];
  edges: readonly LineageEdge[];
  /** Also old evidence about a node that is new here. */
  evidence: readonly Stamped<EvidenceFact>[];
}

export interface Span extends Scope {
  /** RFC 3339; what was taken in by then is not among the changes. */
  since: string;
  /** RFC 3339, not before `since`. */
  until: string;
}

/** @param closure as it is now. Pure. */
export function changesBetween(closure: Subgraph, { since, until, ...scope }: Span): Changes {
  const before = asOf(closure, { recordedAt: since }, scope);
  const after = asOf(closure, { recordedAt: until }, scope);
  return {
    nodes: without(after.nodes, before.nodes, ({ id }) => id),
    edges: without(after.edges, before.edges, keyOf),
    evidence: without(evidenceIn(after), evidenceIn(before), keyOf),
  };
}

const evidenceIn = ({ nodes }: Subgraph): Stamped<EvidenceFact>[] =>
  nodes.flatMap(({ evidence }) => evidence);

const keyOf = (fact: object): string => JSON.stringify(fact);

function without<T>(later: readonly T[], earlier: readonly T[], key: (item: T) => string): T[] {
  const known = new Set(earlier.map(key));
  return later.filter((item) => !known.has(key(item)));
}
