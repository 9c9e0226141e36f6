import { type ArtifactSummary } from '@pedigree/graph';
import {
  type ArtifactKind,
  type ArtifactView,
  describe,
  displayName,
  type EvidenceFact,
  type LineageEdge,
  type LineageNode,
  nameOf,
  type Stamped,
  type Subgraph,
} from '@pedigree/lineage';
import { flagsShownOf, type Verification } from '@pedigree/promotion';
import { type Found } from './artifacts.service';

/** An artifact in a list or a graph. */
export interface NodeView {
  id: string;
  kind: ArtifactKind;
  name: string;
  placeholder: boolean;
  digests?: readonly string[];
  flagged?: true;
}

export const summaryView = ({ id, kind, name, placeholder }: ArtifactSummary): NodeView => ({
  id,
  kind,
  name: displayName(id, name),
  placeholder,
});

export function nodeView(node: LineageNode): NodeView {
  const { id, kind, name, placeholder, digests } = describe(node);
  const isFlagged = flagsShownOf(node).length > 0;
  const view = { id, kind, name: displayName(id, name), placeholder, digests };
  return isFlagged ? { ...view, flagged: true } : view;
}

/** Where and when an edge was learnt stands beside what it says. */
export function edgeView(edge: LineageEdge): object {
  const { type, from, to, properties, runId, eventId, occurredAt, recordedAt } = edge;
  return { type, from, to, ...readable(properties), runId, eventId, occurredAt, recordedAt };
}

/** A step to another name of the same thing is shown as it is. */
export const stepView = (step: LineageEdge | { type: string; from: string; to: string }): object =>
  'fact' in step ? edgeView(step) : step;

export interface GraphView {
  root: string;
  nodes: readonly NodeView[];
  edges: readonly object[];
  truncated: boolean;
  /** Where it is paged, and there are more pages. */
  nextCursor?: string;
}

export const graphView = (root: string, { nodes, edges, truncated }: Subgraph): GraphView => ({
  root,
  nodes: nodes.map(nodeView),
  edges: edges.map(edgeView),
  truncated,
});

type Fact = Stamped<EvidenceFact>;

/** Checks an attestation against the policy in force. */
export type Verify = (attestation: Fact, digests: readonly string[]) => Verification;

export const evidenceView = (fact: Fact): object => {
  const { kind, id, digest, data, eventId, occurredAt, recordedAt } = fact;
  return { kind, id, digest, data: fromJson(data), eventId, occurredAt, recordedAt };
};

/** Whether an attestation counts now, and if not, why. */
export interface AttestationStatus {
  ok: boolean;
  code?: string;
  message?: string;
}

function statusOf(
  attestation: Fact,
  { evidence }: LineageNode,
  check: () => Verification,
): AttestationStatus {
  const takenBack = evidence.some(
    ({ kind, id }) => kind === 'revocation' && id === attestation.eventId,
  );
  if (takenBack)
    return {
      ok: false,
      code: 'revoked',
      message: 'It was taken back by an evidence.revoked event.',
    };
  const result = check();
  return result.ok ? { ok: true } : { ok: false, code: result.code, message: result.message };
}

export interface ArtifactDetail extends Omit<ArtifactView, 'name'> {
  name: string;
  /** Other ids of the same name, with other versions or none. */
  versions: readonly string[];
  /** Other ids that share a digest: the same weights or bytes. */
  sameDigest: readonly string[];
  evidence: readonly object[];
  /** How many edges lead from it to what it was made of, and to it from what was made of it. */
  edges: { upstream: number; downstream: number };
  /** Some of the counts are cut. */
  truncated: boolean;
}

/**
 * @param found the artifact with its neighbours in both directions
 * @param verify tells of every attestation whether it counts
 */
export function artifactView({ node, around, namesakes }: Found, verify: Verify): ArtifactDetail {
  const view = describe(node);
  const edges = around.flatMap((graph) => graph.edges.filter(isTransmission));
  const { base } = nameOf(node.id);
  return {
    ...view,
    name: displayName(view.id, view.name),
    versions: namesakes.filter((id) => nameOf(id).base === base),
    sameDigest: namesakes.filter((id) => nameOf(id).base !== base),
    evidence: node.evidence.map((fact) =>
      fact.kind === 'attestation'
        ? { ...evidenceView(fact), status: statusOf(fact, node, () => verify(fact, view.digests)) }
        : evidenceView(fact),
    ),
    edges: {
      upstream: distinct(edges.filter(({ from }) => from === node.id)),
      downstream: distinct(edges.filter(({ to }) => to === node.id)),
    },
    truncated: around.some(({ truncated }) => truncated),
  };
}

const distinct = (edges: readonly LineageEdge[]): number =>
  new Set(edges.map(({ eventId, type, from, to }) => JSON.stringify([eventId, type, from, to])))
    .size;

const isTransmission = ({ type }: LineageEdge): boolean => type !== 'SHARES_INITIALIZATION';

/** Steering and decoding are kept as JSON text; people get them as the producer wrote them. */
function readable({ steering, decoding, ...rest }: LineageEdge['properties']): object {
  return {
    ...rest,
    ...(steering === undefined ? {} : { steering: fromJson(steering) }),
    ...(decoding === undefined ? {} : { decoding: fromJson(decoding) }),
  };
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
