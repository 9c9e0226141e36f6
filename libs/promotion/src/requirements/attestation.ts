import { type Attested, type Attestations, independentOf } from '../attestations';
import { type Case } from '../case';
import { type Vertex } from '../pedigree';
import { weightsOf } from '../weights';
import { type Asked, type Check, met, refusals, unmet } from './check';

/**
 * A verified attestation of the generator, of the ancestor or of the candidate. An unpinned name
 * stands for all of its versions, so each of them needs one.
 */
export function checkAttestation({ requirement, item, of }: Asked<'attestation'>): Check {
  const subjects = subjectsOf(item.subject === 'path' ? item.arrival.source : vertexOf(item, of));
  const found = subjects.map((subject) => ({
    subject,
    ...of.attestations.about(subject, requirement.of),
  }));
  const standing = found.map(({ subject, verified }) => ({
    subject,
    attested: best(verified.filter((one) => suits(one, requirement.of, item))),
  }));
  const rejected = found.flatMap((one) => one.rejected);
  const missing = standing.filter(({ attested }) => attested === undefined);
  if (subjects.length === 0 || missing.length > 0)
    return unmet(
      missing.map(({ subject }) =>
        todo(
          { kind: requirement.of, subject, trusts: of.policy.trustsKeys },
          rejectedOf(found, subject),
        ),
      ),
      rejected,
    );
  const counted = standing.flatMap(({ attested }) => attested ?? []);
  return met(
    counted.map(({ evidence }) => `attestation ${evidence.eventId}`),
    Math.min(...counted.map(({ end }) => end)),
    { rejected, evidence: counted.map(({ evidence }) => evidence) },
  );
}

const vertexOf = (item: Exclude<Asked['item'], { subject: 'path' }>, of: Case): Vertex =>
  item.subject === 'ancestor' ? item.ancestor.vertex : of.candidate;

const subjectsOf = (vertex: Vertex): Vertex[] =>
  vertex.role === 'reference'
    ? vertex.identities.filter(({ via }) => via === 'HAS_VERSION').map(({ to }) => to)
    : [vertex];

const best = (all: readonly Attested[]): Attested | undefined =>
  all.toSorted((a, b) => b.end - a.end)[0];

/** Independence is of something: of the model that was trained there, or of what that started from. */
function suits({ predicate }: Attested, kind: string, item: Asked['item']): boolean {
  if (kind !== 'independence' || item.subject !== 'path') return true;
  const { ids, digests } = independentOf(predicate);
  return [...weightsOf(item.arrival.trainee)].some(
    ({ id, view }) =>
      ids.includes(id) || (view?.digests.length === 1 && digests.includes(view.digests[0] ?? '')),
  );
}

const rejectedOf = (
  found: readonly (Attestations & { subject: Vertex })[],
  subject: Vertex,
): Attestations['rejected'] => found.find((one) => one.subject === subject)?.rejected ?? [];

interface Wanted {
  kind: string;
  subject: Vertex;
  /** The policy trusts some key. */
  trusts: boolean;
}

function todo({ kind, subject, trusts }: Wanted, rejected: Attestations['rejected']): string {
  const [digest] = subject.view?.digests ?? [];
  const first =
    digest === undefined ? `register the digest of ${subject.id}, then sign` : 'sign and send';
  const key = trusts
    ? 'with a key that the policy trusts (GET /api/v1/policy lists them)'
    : 'with a key that the policy trusts: it trusts none yet, so ask the owner of the policy bundle to add one under trustedKeys';
  return `${first} an attestation of kind ${kind} for ${subject.id} ${key}${refusals(rejected)}`;
}
