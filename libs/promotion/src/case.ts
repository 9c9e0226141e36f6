import { type Contradiction, digestOf, type Ref } from '@pedigree/events';
import { type LineageEdge, type LineageNode, type Subgraph, idOf } from '@pedigree/lineage';
import { AttestationDesk, attestedClaims } from './attestations';
import { Baselines } from './baselines';
import { contradictionsIn } from './contradictions';
import { saidOf, type Scales, weigh, type Weighed } from './evidence';
import { type InitRoots, initRootsOf } from './init-roots';
import { type Ancestor } from './paths';
import { type Pedigree, pedigreeOf, type Vertex } from './pedigree';
import { type Environment, type Policy } from './policy';
import { type Probes, probesOf } from './probes';
import { isPlaceholder } from './provenance';
import { type ReadProblem, problemsWith, tooComplex, TOO_MANY_ROOTS } from './problems';
import { type Reviews, reviewsOf } from './reviews';
import { initializationsOf } from './shares-init';
import { type TraitEvaluations, traitEvaluationsOf } from './trait-evals';
import { type Transmission, transmissionInto } from './transmission';
import { weightsOf } from './weights';

export interface JudgeInput {
  model: Ref;
  environment: string;
  /** RFC 3339: expiry of evidence is judged against it. */
  decidedAt: string;
  ancestry: Subgraph;
  problems: readonly ReadProblem[];
  /** Who asks: a review by the same person does not count. */
  requestedBy?: string | undefined;
  /** The model is one that a planned run would make: what can only exist after training is not asked for yet. */
  plan?: boolean;
}

/** Everything the rules look at, worked out once. */
export interface Case {
  candidate: Vertex;
  /** False where no event ever mentioned the candidate. */
  known: boolean;
  planned: boolean;
  /** sha256:<hex> of what is judged, as far as it is known. */
  digest: string | undefined;
  /** The weights asked for are not those that the lineage is of. */
  digestMismatch: boolean;
  requestedBy: string | undefined;
  transmission: Transmission;
  /** Artifacts upstream, the candidate included, each by its strongest path. */
  ancestors: readonly Ancestor[];
  /** Ancestors that are referred to and described by no event. */
  missing: readonly Vertex[];
  /** The models that the candidate's weights come from, itself included. */
  weights: ReadonlySet<Vertex>;
  evaluations: TraitEvaluations;
  probes: Probes;
  reviews: Reviews;
  reviewsRejected: Weighed['rejected'];
  attestations: AttestationDesk;
  baselines: Baselines;
  contradictions: readonly Contradiction[];
  problems: readonly ReadProblem[];
  scales: Scales;
  environment: Environment;
  policy: Policy;
  /** Milliseconds since the epoch at which the first attested claim ends. */
  claimsEnd: number;
}

export function caseOf(input: JudgeInput, policy: Policy): Case {
  const pedigree = pedigreeOf(input.ancestry);
  const environment = policy.environment(input.environment);
  const scales = scalesOf(input, policy, pedigree);
  const attestations = new AttestationDesk(policy, scales, environment.evidenceMaxAgeDays);
  const attested = attestedClaims(pedigree, attestations);
  const claims = standingClaims([...pedigree.claims, ...attested.claims], scales, policy);
  const initRoots = initRootsOf({ ...pedigree, claims });
  const known = pedigree.resolve(idOf(input.model));
  const candidate = known ?? unknownVertex(idOf(input.model), pedigree);
  const transmission: Transmission =
    known === undefined || initRoots.roots.length > TOO_MANY_ROOTS
      ? {
          arrivals: [],
          ancestors: [{ vertex: candidate, grade: 'same', path: () => [], since: '' }],
        }
      : transmissionInto(
          candidate,
          initializationsOf({ ...pedigree, claims }, initRoots, environment.independence),
        );
  return {
    known: known !== undefined,
    planned: input.plan ?? false,
    requestedBy: input.requestedBy,
    transmission,
    attestations,
    baselines: new Baselines(pedigree),
    contradictions: contradictionsIn([...pedigree.claims, ...attested.claims]),
    scales,
    environment,
    policy,
    claimsEnd: attested.end,
    ...upstreamOf(candidate, transmission),
    ...evidenceOf(candidate, digestOf(input.model), { scales, environment, policy }),
    problems: problemsOf(input, pedigree, transmission, initRoots),
  };
}

/**
 * A claim of independence no longer counts where it was taken back, and never where its own weight
 * test found the two related. One of sameness makes the gate stricter and stays.
 */
export const standingClaims = (
  claims: readonly LineageEdge[],
  { revoked }: Pick<Scales, 'revoked'>,
  { independencePValue }: Policy,
): LineageEdge[] =>
  claims.filter(
    ({ eventId, properties: { relation, pValue = 1 } }) =>
      relation !== 'independent' || (!revoked.has(eventId) && pValue >= independencePValue),
  );

const scalesOf = ({ decidedAt }: JudgeInput, policy: Policy, pedigree: Pedigree): Scales => ({
  at: decidedAt,
  clockSkewSeconds: policy.clockSkewSeconds,
  revoked: revokedIn(pedigree),
});

/** Keys of the events that were taken back. */
export const revokedIn = ({ vertices }: Pedigree): ReadonlySet<string> =>
  revokedAmong(vertices.flatMap(({ node }) => node ?? []));

/** The same among what was said of some nodes. */
export function revokedAmong(nodes: readonly LineageNode[]): ReadonlySet<string> {
  const revoked = new Set<string>();
  for (const { evidence } of nodes)
    for (const { kind, id } of evidence) if (kind === 'revocation') revoked.add(id);
  return revoked;
}

function upstreamOf(candidate: Vertex, { ancestors: reached }: Transmission) {
  const ancestors = reached.filter(({ vertex }) => vertex.role === 'artifact');
  const references = new Set(
    reached.flatMap(({ vertex }) => (vertex.role === 'reference' ? [vertex.id] : [])),
  );
  // An unpinned name stands for its versions, and those are looked at themselves.
  const own = ancestors.filter(({ vertex }) => !references.has(vertex.id));
  const missing = own.map(({ vertex }) => vertex).filter(isPlaceholder);
  return { candidate, ancestors: own, missing, weights: weightsOf(candidate) };
}

interface EvidenceContext {
  scales: Scales;
  environment: Environment;
  policy: Policy;
}

/** Evidence about the candidate; none counts where other weights are asked for than are recorded. */
function evidenceOf(candidate: Vertex, requested: string | undefined, context: EvidenceContext) {
  const { scales, environment, policy } = context;
  const digests = candidate.view?.digests ?? [];
  const digestMismatch =
    requested !== undefined && !(digests.length === 1 && digests[0] === requested);
  const weighed = (kind: 'evaluation' | 'probe' | 'review', maxAgeDays: number): Weighed => {
    const { counted, rejected } = weigh(candidate, kind, scales, maxAgeDays);
    return digestMismatch ? { counted: [], rejected } : { counted, rejected };
  };
  const { evidenceMaxAgeDays, reviewMaxAgeDays } = environment;
  const reviews = weighed('review', reviewMaxAgeDays);
  return {
    digest: requested ?? (digests.length === 1 ? digests[0] : undefined),
    digestMismatch,
    evaluations: traitEvaluationsOf(
      candidate,
      weighed('evaluation', evidenceMaxAgeDays),
      policy,
      environment,
    ),
    probes: probesOf(candidate, weighed('probe', evidenceMaxAgeDays), evidenceMaxAgeDays),
    reviews: reviewsOf(candidate, reviews, environment.name, scales.at),
    reviewsRejected: reviews.rejected,
  };
}

const problemsOf = (
  { problems, ancestry }: JudgeInput,
  pedigree: Pedigree,
  { ancestors }: Transmission,
  { roots }: InitRoots,
): ReadProblem[] => [
  ...problems,
  ...tooComplex(roots.length),
  ...problemsWith(ancestry, pedigree, new Set(ancestors.map(({ vertex }) => vertex)), (vertex) =>
    saidOf(vertex, 'parked'),
  ),
];

const unknownVertex = (id: string, { vertices }: Pedigree): Vertex => ({
  index: vertices.length,
  role: 'artifact',
  id,
  kind: 'model',
  recorded: [],
  identities: [],
});
