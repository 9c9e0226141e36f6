import { type EventData, type RejectedEvidence } from '@pedigree/events';
import {
  type EvidenceFact,
  type EvidenceKind,
  type LineageNode,
  type Stamped,
} from '@pedigree/lineage';
import { type Assurance, type Favourable, type Level, type Saying } from './assurance';
import { namesakes } from './namesakes';
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
function said(vertex: Vertex, kind: EvidenceKind): readonly Said[] {
  if (!isSpokenOf(vertex)) return NOTHING;
  const all: Said[] = [];
  addSaid(all, vertex, kind);
  for (const twin of namesakes(vertex)) addSaid(all, twin, kind);
  return all;
}

const NOTHING: readonly Said[] = [];

function addSaid(all: Said[], { node }: Vertex, kind: EvidenceKind): void {
  if (node === undefined) return;
  for (const evidence of node.evidence) if (evidence.kind === kind) all.push({ evidence, node });
}

/** Whether there is any evidence about an artifact, under any of its names. */
export const isSpokenOf = (vertex: Vertex): boolean =>
  hasEvidence(vertex) || namesakes(vertex).some(hasEvidence);

const hasEvidence = ({ node }: Vertex): boolean => node !== undefined && node.evidence.length > 0;

/** What was said of an artifact or of anything it may be, bound or not: for what makes a gate stricter. */
export const saidOf = (vertex: Vertex, kind: EvidenceKind): Evidence[] =>
  said(vertex, kind).map(({ evidence }) => evidence);

/**
 * What speaks against an artifact: all that is not bound to weights it certainly is not.
 *
 * @param state sha256:<hex> of the state that is judged. Default: all that the id ever stood for
 */
export const against = (vertex: Vertex, kind: EvidenceKind, state?: string): Evidence[] => {
  const digests = state === undefined ? (vertex.view?.digests ?? []) : [state];
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
  assurance: Assurance;
}

/** Which evidence is asked for, of which artifact. */
export interface Wanted {
  kind: 'evaluation' | 'probe' | 'review' | 'vetting' | 'attestation';
  /** 0: no bound. */
  maxAgeDays: number;
  /** sha256:<hex> of the state that is judged; without one the artifact must have one content. */
  state?: string | undefined;
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
export function weigh(vertex: Vertex, wanted: Wanted, scales: Scales): Weighed {
  const counted: Evidence[] = [];
  const rejected: RejectedEvidence[] = [];
  for (const { evidence, node } of said(vertex, wanted.kind)) {
    const fault =
      (wanted.kind === 'attestation'
        ? undefined
        : notAssured(evidence, wanted.kind, scales.assurance)) ??
      faultOf(evidence, scales, wanted.maxAgeDays) ??
      bindingFault(evidence, node, vertex, wanted.state) ??
      ageFault(evidence, vertex, wanted);
    if (fault === undefined) counted.push(evidence);
    else rejected.push(rejection(evidence, fault));
  }
  return { counted, rejected };
}

/** Why evidence does not count. */
export interface Fault {
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

/** What to do about it. */
const FIRMER: Readonly<Record<Level, string>> = {
  stated: 'Send it again',
  vouched: 'Have it sent by somebody whom the policy lets vouch for it, or signed',
  attested:
    'Have the event signed over the digest of what it speaks of, by a key that the policy trusts',
  measured: 'Only what Pedigree finds out by itself counts there',
};

/** Why what speaks for an artifact does not count, where it is not said firmly enough. */
export function notAssured(
  saying: Saying,
  kind: Favourable,
  assurance: Assurance,
): Fault | undefined {
  const level = assurance.levelOf(kind, saying);
  if (assurance.reaches(level, kind)) return undefined;
  const { by = 'nobody who is known' } = saying;
  return {
    code: 'not-assured',
    message: `It is ${level} by ${by}; for this the environment asks for ${assurance.asked(kind)}. ${FIRMER[assurance.asked(kind)]} (docs/policy.md, assurance).`,
  };
}

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
function bindingFault(
  evidence: Evidence,
  node: LineageNode,
  vertex: Vertex,
  state: string | undefined,
): Fault | undefined {
  const digests = vertex.view?.digests ?? [];
  const bound = boundTo(evidence, node);
  const own = state ?? (digests.length === 1 ? digests[0] : undefined);
  const holds =
    bound === undefined
      ? evidence.about === vertex.id && digests.length <= 1
      : own === bound && vertex.credit?.digests.includes(bound) === true;
  if (holds) return undefined;
  const is = digests.length === 0 ? 'has no recorded digest' : `is ${digests.join(' and ')}`;
  return {
    code: 'other-artifact',
    message: `It is bound to ${bound ?? `the id ${evidence.about}`}, while ${vertex.id} ${is}.`,
  };
}

/** Evidence about what a training made; other kinds may well be older than the last thing said of their subject. */
const OF_TRAINED: readonly EvidenceKind[] = ['evaluation', 'probe'];

/** Where both sides carry digests, evidence needs no clock; else it cannot be of weights that did not exist. */
function ageFault(evidence: Evidence, vertex: Vertex, { kind }: Wanted): Fault | undefined {
  if (evidence.digest !== undefined || !OF_TRAINED.includes(kind)) return undefined;
  const end = trainedAt(vertex);
  if (evidence.occurredAt >= end) return undefined;
  return {
    code: 'older-than-training',
    message: `It is of ${evidence.occurredAt}, before the training that made ${vertex.id} ended (${end}). Evaluate what came out of it, or name its digest in both.`,
  };
}

/** RFC 3339 UTC: when the last run that made an artifact ended, as its event says. */
const trainedAt = ({ node }: Vertex): string =>
  (node?.descriptions ?? [])
    .filter(({ described, runId }) => described && runId !== undefined)
    .map(({ endedAt, occurredAt }) => endedAt ?? occurredAt)
    .reduce((a, b) => (a > b ? a : b), '');

export type EvaluationData = EventData<'ai.pedigree.evaluation.completed.v1'>;
export type ProbeData = EventData<'ai.pedigree.probe.completed.v1'>;
export type ReviewData = EventData<'ai.pedigree.review.recorded.v1'>;

/** Evidence carries the data of its event, which was validated when it came in. */
export const dataOf = <T>(evidence: Evidence): T => JSON.parse(evidence.data) as T;
