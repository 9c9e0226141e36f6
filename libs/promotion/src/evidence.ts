import { type EventData, type RejectedEvidence } from '@pedigree/events';
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

const boundTo = (evidence: Evidence, node: LineageNode): string | undefined =>
  evidence.digest ?? digestAt(node, evidence.occurredAt);

interface Said {
  evidence: Evidence;
  node: LineageNode;
}

/** Evidence of a kind about an artifact, under any of its names. */
function said(vertex: Vertex, kind: EvidenceKind): Said[] {
  const all: Said[] = [];
  addSaid(all, vertex, kind);
  for (const twin of namesakes(vertex)) addSaid(all, twin, kind);
  return all;
}

function addSaid(all: Said[], { node }: Vertex, kind: EvidenceKind): void {
  if (node === undefined) return;
  for (const evidence of node.evidence) if (evidence.kind === kind) all.push({ evidence, node });
}

/** What was said of an artifact or of anything it may be, bound or not: for what makes a gate stricter. */
export const saidOf = (vertex: Vertex, kind: EvidenceKind): Evidence[] =>
  said(vertex, kind).map(({ evidence }) => evidence);

/** What speaks against an artifact: all that is not bound to weights it certainly is not. */
export const against = (vertex: Vertex, kind: EvidenceKind): Evidence[] => {
  const digests = vertex.view?.digests ?? [];
  return said(vertex, kind)
    .filter(({ evidence, node }) => {
      const bound = boundTo(evidence, node);
      return bound === undefined || digests.length === 0 || digests.includes(bound);
    })
    .map(({ evidence }) => evidence);
};

/** Evidence that holds for an artifact, and what is there and does not count. */
export interface Weighed {
  counted: readonly Evidence[];
  rejected: readonly RejectedEvidence[];
}

/** By what evidence is weighed at the moment of a decision. */
export interface Scales {
  /** RFC 3339 UTC. */
  at: string;
  clockSkewSeconds: number;
  /** Keys of events whose evidence was taken back. */
  revoked: ReadonlySet<string>;
}

const DAY_MS = 86_400_000;

/** The moment from which evidence no longer counts: its own expiry or its greatest age, in ms since the epoch. */
export function endOf(evidence: Evidence, maxAgeDays: number): number {
  const { expiresAt } = dataOf<{ expiresAt?: string }>(evidence);
  const own = expiresAt === undefined ? Infinity : Date.parse(expiresAt);
  const aged = maxAgeDays === 0 ? Infinity : Date.parse(evidence.occurredAt) + maxAgeDays * DAY_MS;
  return Math.min(own, aged);
}

/** Sorts the evidence of one kind into what counts for an artifact now and what does not, and why. */
export function weigh(
  vertex: Vertex,
  kind: EvidenceKind,
  scales: Scales,
  maxAgeDays: number,
): Weighed {
  const counted: Evidence[] = [];
  const rejected: RejectedEvidence[] = [];
  for (const { evidence, node } of said(vertex, kind)) {
    const fault = faultOf(evidence, scales, maxAgeDays) ?? bindingFault(evidence, node, vertex);
    if (fault === undefined) counted.push(evidence);
    else rejected.push(rejection(evidence, fault));
  }
  return { counted, rejected };
}

interface Fault {
  code: string;
  message: string;
}

export const rejection = (evidence: Evidence, { code, message }: Fault): RejectedEvidence => ({
  event: evidence.eventId,
  kind: evidence.kind,
  about: evidence.about,
  code,
  message,
});

function faultOf(evidence: Evidence, scales: Scales, maxAgeDays: number): Fault | undefined {
  if (scales.revoked.has(evidence.eventId))
    return { code: 'revoked', message: 'It was taken back by an evidence.revoked event.' };
  if (isFromTheFuture(evidence, scales.clockSkewSeconds))
    return {
      code: 'from-the-future',
      message: `Its time, ${evidence.occurredAt}, lies after the moment it was taken in (${evidence.recordedAt}). Correct the producer's clock and send it again as a new event.`,
    };
  const end = endOf(evidence, maxAgeDays);
  if (end > Date.parse(scales.at)) return undefined;
  return { code: 'expired', message: `It counted until ${new Date(end).toISOString()}. Renew it.` };
}

/** A producer's clock that runs ahead must not let evidence outlive or outrank what comes after it. */
export const isFromTheFuture = (evidence: Evidence, skewSeconds: number): boolean =>
  Date.parse(evidence.occurredAt) > Date.parse(evidence.recordedAt) + skewSeconds * 1000;

/**
 * Evidence bound to a digest holds for those bytes under any name, and for nothing else; bound to an
 * id alone it holds while that id has one content.
 */
function bindingFault(evidence: Evidence, node: LineageNode, vertex: Vertex): Fault | undefined {
  const digests = vertex.view?.digests ?? [];
  const bound = boundTo(evidence, node);
  const holds =
    bound === undefined
      ? evidence.about === vertex.id && digests.length <= 1
      : digests.length === 1 && digests[0] === bound;
  if (holds) return undefined;
  const is = digests.length === 0 ? 'has no recorded digest' : `is ${digests.join(' and ')}`;
  return {
    code: 'other-artifact',
    message: `It is bound to ${bound ?? `the id ${evidence.about}`}, while ${vertex.id} ${is}.`,
  };
}

export type EvaluationData = EventData<'ai.pedigree.evaluation.completed.v1'>;
export type ProbeData = EventData<'ai.pedigree.probe.completed.v1'>;
export type ReviewData = EventData<'ai.pedigree.review.recorded.v1'>;
export type FlagData = EventData<'ai.pedigree.model.flagged.v1'>;

/** Evidence carries the data of its event, which was validated when it came in. */
export const dataOf = <T>(evidence: Evidence): T => JSON.parse(evidence.data) as T;
