import { eventKey, isRecord, type RejectedEvidence } from '@pedigree/events';
import { describe, type LineageEdge, type LineageNode } from '@pedigree/lineage';
import { attestedKey } from './assurance';
import {
  endOf,
  type Evidence,
  isFromTheFuture,
  isSpokenOf,
  rejection,
  type Scales,
  weigh,
} from './evidence';
import { type Pedigree, type Vertex } from './pedigree';
import { type Policy, type Verification } from './policy';

export interface Attested {
  evidence: Evidence;
  predicate: unknown;
  /** Milliseconds since the epoch. */
  end: number;
}

/** Attestations of one kind about one artifact: verified, and those that are refused. */
export interface Attestations {
  verified: readonly Attested[];
  rejected: readonly RejectedEvidence[];
}

const NONE: Attestations = { verified: [], rejected: [] };

/** Verifies attestations, each once for one decision: signatures are dear. */
export class AttestationDesk {
  private readonly known = new Map<string, Attestations>();

  constructor(
    private readonly policy: Pick<Policy, 'verify'>,
    private readonly scales: Scales,
    private readonly maxAgeDays: number,
  ) {}

  about(vertex: Vertex, kind: string): Attestations {
    if (!isSpokenOf(vertex)) return NONE;
    const key = `${kind} ${vertex.id}`;
    const found = this.known.get(key) ?? this.examine(vertex, kind);
    this.known.set(key, found);
    return found;
  }

  private examine(vertex: Vertex, kind: string): Attestations {
    const wanted = { kind: 'attestation', maxAgeDays: this.maxAgeDays } as const;
    const { counted, rejected } = weigh(vertex, wanted, this.scales);
    const ofKind = rejected.filter(({ event }) => isOfKind(vertex, event, kind));
    const verified: Attested[] = [];
    for (const evidence of counted.filter(({ id }) => id === kind)) {
      const result = this.verify(evidence, vertex);
      if (result.ok) verified.push(this.attested(evidence, result));
      else ofKind.push(rejection(evidence, result));
    }
    return { verified, rejected: ofKind };
  }

  private verify(evidence: Evidence, vertex: Vertex): Verification {
    return this.policy.verify(evidence, knownDigests(vertex), this.scales.at);
  }

  private attested(
    evidence: Evidence,
    { predicate, expiresAt }: Extract<Verification, { ok: true }>,
  ): Attested {
    const end = expiresAt === undefined ? Infinity : Date.parse(expiresAt);
    return { evidence, predicate, end: Math.min(end, endOf(evidence, this.maxAgeDays)) };
  }
}

/** The digest that an artifact certainly has, which is what an attestation has to be of. */
const knownDigests = ({ view, credit }: Vertex): readonly string[] =>
  view?.digests.length === 1 ? (credit?.digests ?? []) : [];

/** A refusal names its event only; which kind of attestation that was, the artifact's evidence tells. */
const isOfKind = (vertex: Vertex, event: string, kind: string): boolean =>
  !(vertex.node?.evidence ?? []).some(({ eventId, id }) => eventId === event && id !== kind);

/** Who an independence attestation says its subject is independent of. */
export function independentOf(predicate: unknown): { ids: string[]; digests: string[] } {
  const listed: unknown = isRecord(predicate) ? predicate['independentOf'] : [];
  const others = Array.isArray(listed) ? listed.filter(isRecord) : [];
  return {
    ids: others.flatMap(({ id }) => (typeof id === 'string' ? [id] : [])),
    digests: others.flatMap(({ digest }) =>
      isRecord(digest) && typeof digest['sha256'] === 'string'
        ? [`sha256:${digest['sha256']}`]
        : [],
    ),
  };
}

/** Attested independence as claims between models: the same thing, said with a signature. */
export function attestedClaims(
  pedigree: Pedigree,
  desk: AttestationDesk,
): { claims: LineageEdge[]; end: number } {
  const models = pedigree.vertices.filter(
    ({ node, kind }) =>
      kind === 'model' &&
      node?.evidence.some(({ kind: of, id }) => of === 'attestation' && id === 'independence'),
  );
  const attested = models.flatMap((model) =>
    desk.about(model, 'independence').verified.map((one) => ({ model, ...one })),
  );
  return {
    claims: attested.flatMap(({ model, evidence, predicate }) =>
      namedIn(predicate, pedigree).map((other) => claimOf(evidence, model.id, other)),
    ),
    end: Math.min(Infinity, ...attested.map(({ end }) => end)),
  };
}

/**
 * What signed statements stand for: an attestation of kind `statement` names events by source and id, and
 * vouches for what they say of the artifact whose digest it is signed over.
 *
 * @returns `attestedKey` of each
 */
export function attestedEvents(
  nodes: readonly LineageNode[],
  policy: Pick<Policy, 'verify'>,
  { at, revoked, clockSkewSeconds }: Omit<Scales, 'assurance'>,
  maxAgeDays: number,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (const node of nodes)
    for (const evidence of node.evidence.filter(isStatement)) {
      if (revoked.has(evidence.eventId) || isFromTheFuture(evidence, clockSkewSeconds)) continue;
      if (endOf(evidence, maxAgeDays) <= Date.parse(at)) continue;
      const verified = policy.verify(evidence, describe(node).digests, at);
      if (!verified.ok) continue;
      for (const event of eventsIn(verified.predicate)) found.add(attestedKey(event, node.id));
    }
  return found;
}

const isStatement = ({ kind, id }: Evidence): boolean =>
  kind === 'attestation' && id === 'statement';

function eventsIn(predicate: unknown): string[] {
  const listed: unknown = isRecord(predicate) ? predicate['events'] : [];
  return (Array.isArray(listed) ? listed : []).flatMap((event: unknown) => {
    if (!isRecord(event)) return [];
    const { source, id } = event;
    return typeof source === 'string' && typeof id === 'string' ? [eventKey({ source, id })] : [];
  });
}

function namedIn(predicate: unknown, pedigree: Pedigree): string[] {
  const { ids, digests } = independentOf(predicate);
  const alike = pedigree.vertices.filter(
    ({ role, view }) =>
      role === 'artifact' && view?.digests.length === 1 && digests.includes(view.digests[0] ?? ''),
  );
  return [...ids, ...alike.map(({ id }) => id)];
}

const claimOf = (evidence: Evidence, from: string, to: string): LineageEdge => {
  const { eventId, occurredAt, recordedAt, topic, partition, offset } = evidence;
  return {
    fact: 'edge',
    type: 'SHARES_INITIALIZATION',
    from,
    to,
    properties: { relation: 'independent', evidence: 'attested' },
    ...{ eventId, occurredAt, recordedAt, topic, partition, offset },
  };
};
