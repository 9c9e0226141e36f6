import { isRecord, type RejectedEvidence } from '@pedigree/events';
import { type LineageEdge } from '@pedigree/lineage';
import { endOf, type Evidence, rejection, type Scales, weigh } from './evidence';
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

/** Verifies attestations, each once for one decision: signatures are dear. */
export class AttestationDesk {
  private readonly known = new Map<string, Attestations>();

  constructor(
    private readonly policy: Pick<Policy, 'verify'>,
    private readonly scales: Scales,
    private readonly maxAgeDays: number,
  ) {}

  about(vertex: Vertex, kind: string): Attestations {
    const key = `${kind} ${vertex.id}`;
    const found = this.known.get(key) ?? this.examine(vertex, kind);
    this.known.set(key, found);
    return found;
  }

  private examine(vertex: Vertex, kind: string): Attestations {
    const { counted, rejected } = weigh(vertex, 'attestation', this.scales, this.maxAgeDays);
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

/**
 * What an artifact is by the word of others than its evidence. An attestation is signed, the event
 * that brings it is not: it must not be the one to say that these are the bytes it speaks of.
 */
function knownDigests({ view, node }: Vertex): readonly string[] {
  const [digest, another] = view?.digests ?? [];
  if (digest === undefined || another !== undefined || node === undefined) return [];
  const ofEvidence = new Set(node.evidence.map(({ eventId }) => eventId));
  const known = node.descriptions.some(
    (one) => one.digest === digest && (one.described || !ofEvidence.has(one.eventId)),
  );
  return known ? [digest] : [];
}

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
