import { type EventData } from '@pedigree/events';
import {
  type EvidenceFact,
  type EvidenceKind,
  type LineageNode,
  type Stamped,
} from '@pedigree/lineage';
import { namesakes } from './generators';
import { type Vertex } from './pedigree';

export type Evidence = Stamped<EvidenceFact>;

/** The digest an artifact had when the evidence was made, as far as anybody had said. */
function digestAt(node: LineageNode, moment: string): string | undefined {
  return node.descriptions
    .filter(({ digest, occurredAt }) => digest !== undefined && occurredAt <= moment)
    .sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1))
    .at(-1)?.digest;
}

/**
 * Whether evidence about `node` holds for `vertex`: bound to a digest it holds for those bytes under
 * any name, and for nothing else; bound to an id alone it holds while that id has one content.
 */
function holdsFor(evidence: Evidence, node: LineageNode, vertex: Vertex): boolean {
  const digests = vertex.view?.digests ?? [];
  const bound = evidence.digest ?? digestAt(node, evidence.occurredAt);
  if (bound === undefined) return evidence.about === vertex.id && digests.length <= 1;
  return digests.length === 1 && digests[0] === bound;
}

/** Evidence of a kind that holds for an artifact, also where it was recorded under another name of the same bytes. */
export const evidenceFor = (vertex: Vertex, kind: EvidenceKind): Evidence[] =>
  [vertex, ...namesakes(vertex)].flatMap(({ node }) =>
    (node?.evidence ?? []).filter(
      (evidence) =>
        node !== undefined && evidence.kind === kind && holdsFor(evidence, node, vertex),
    ),
  );

/** What was said of an artifact or of anything it may be, bound or not: for what makes a gate stricter. */
export const saidOf = (vertex: Vertex, kind: EvidenceKind): Evidence[] =>
  [vertex, ...namesakes(vertex)].flatMap(({ node }) =>
    (node?.evidence ?? []).filter((evidence) => evidence.kind === kind),
  );

export type EvaluationData = EventData<'ai.pedigree.evaluation.completed.v1'>;
export type FlagData = EventData<'ai.pedigree.model.flagged.v1'>;

/** Evidence carries the data of its event, which was validated when it came in. */
export const dataOf = <T>(evidence: Evidence): T => JSON.parse(evidence.data) as T;
