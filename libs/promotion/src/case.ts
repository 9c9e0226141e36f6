import { type Contradiction, digestOf, type Ref } from '@pedigree/events';
import { idOf, isUndisclosed, type LineageEdge, type Subgraph } from '@pedigree/lineage';
import { Assurance, attestedKey } from './assurance';
import { AttestationDesk, attestedClaims, attestedEvents } from './attestations';
import { Baselines } from './baselines';
import { type Claims, claimsOf } from './claims';
import { contradictionsIn } from './contradictions';
import { Dossiers } from './dossiers';
import { saidOf, type Scales } from './evidence';
import { inPlaceOfBases } from './hidden-parents';
import { type InitRoots, initRootsOf } from './init-roots';
import { latest, type Moment, momentOf } from './moments';
import { newestBehind } from './newest';
import { type Ancestor } from './paths';
import { type Pedigree, pedigreeOf, type Vertex } from './pedigree';
import { type Environment, type Policy } from './policy';
import { isPlaceholder } from './provenance';
import { revokedAmong } from './revoked';
import { type ReadProblem, problemsWith, tooComplex, TOO_MANY_ROOTS } from './problems';
import { type Initializations, initializationsOf } from './shares-init';
import { type Transmission, transmissionInto } from './transmission';
import { type Use, usesAmong } from './uses';
import { conversionsFrom, type Forms, formsOf, selvesOf, untrainedOf, weightsOf } from './weights';

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

type Newest = (vertex: Vertex) => Moment;

/** Everything the rules look at, worked out once. */
export interface Case {
  candidate: Vertex;
  /** False where no event ever mentioned the candidate. */
  known: boolean;
  planned: boolean;
  /** sha256:<hex> of what is judged, as far as it is known. */
  digest: string | undefined;
  /** The weights asked for are not those that the lineage is of, as far as anybody says whose word counts. */
  digestMismatch: boolean;
  requestedBy: string | undefined;
  transmission: Transmission;
  /** When the newest statement on any way to something upstream was taken in. */
  newest: Newest;
  /** The same for who reviewed what the candidate was converted from: that it was asks for no new look. */
  newestFor(reviewed: string): Newest;
  /** When the last claim or weight test that brings models together was taken in. */
  newestClaim: Moment;
  /** Artifacts upstream, the candidate included, each by its strongest path. */
  ancestors: readonly Ancestor[];
  /** What was made of an ancestor, among the ancestors. */
  usesOf(vertex: Vertex): readonly Use[];
  /** What stands in the place of a base of one of them. */
  inPlaceOfBases: ReadonlySet<Vertex>;
  /** Ancestors that are referred to and described by no event. */
  missing: readonly Vertex[];
  /** The models that the candidate's weights come from, itself included. */
  weights: ReadonlySet<Vertex>;
  /** Those of them that were not trained any further since. */
  untrained: ReadonlySet<Vertex>;
  forms: Forms;
  /** The same weights in any form and under any name, the candidate included. */
  selves: ReadonlySet<Vertex>;
  dossiers: Dossiers;
  attestations: AttestationDesk;
  baselines: Baselines;
  claims: Claims;
  /** Edges by which somebody whose word counts says of an ancestor that nothing else went in. */
  complete: readonly LineageEdge[];
  contradictions: readonly Contradiction[];
  problems: readonly ReadProblem[];
  scales: Scales;
  environment: Environment;
  policy: Policy;
  /** Milliseconds since the epoch at which the first attested claim ends. */
  claimsEnd: number;
}

/** The ancestry with what everybody's word is worth in it: the same for every candidate. */
interface Scene {
  pedigree: Pedigree;
  environment: Environment;
  policy: Policy;
  scales: Scales;
  attestations: AttestationDesk;
  claims: Claims;
  claimsEnd: number;
  contradictions: readonly Contradiction[];
  initRoots: InitRoots;
  initializations: Initializations;
}

/** The cases that are to be judged: an id without version that has versions is as bad as the worst of them. */
export function casesOf(input: JudgeInput, policy: Policy): readonly [Case, ...Case[]] {
  const scene = sceneOf(input, policy);
  const known = scene.pedigree.resolve(idOf(input.model));
  const [first, ...others] = candidatesOf(known);
  const made = (candidate: Vertex | undefined) => caseOf(input, scene, candidate);
  return [made(first ?? known), ...others.map(made)];
}

/** Most versions of a name that are judged together; beyond, the request has to name one. */
const MOST_VERSIONS = 50;

function candidatesOf(known: Vertex | undefined): (Vertex | undefined)[] {
  if (known?.role !== 'reference') return [known];
  const versions = known.identities
    .filter(
      ({ to: { credit, recorded }, via }) =>
        // What somebody merely mentions, or registers under the bare name, is no version.
        recorded.length > 0 || (via === 'HAS_VERSION' && credit?.described === true),
    )
    .map(({ to }) => to);
  return versions.length === 0 || versions.length > MOST_VERSIONS ? [known] : versions;
}

function sceneOf({ decidedAt, environment: name, ancestry }: JudgeInput, policy: Policy): Scene {
  const environment = policy.environment(name);
  const revoked = revokedAmong(ancestry.nodes);
  const weighing = { at: decidedAt, clockSkewSeconds: policy.clockSkewSeconds, revoked };
  const rules = { asked: environment.assurance, vouches: policy.vouches };
  const until = laterBy(decidedAt, policy.clockSkewSeconds);
  const weighedBy = (attested?: ReadonlySet<string>) => new Assurance(rules, attested, until);
  const { evidenceMaxAgeDays } = environment;
  const desk = new AttestationDesk(
    policy,
    { ...weighing, assurance: weighedBy() },
    evidenceMaxAgeDays,
  );
  const attested = attestedEvents(ancestry.nodes, policy, weighing, evidenceMaxAgeDays);
  const plain = pedigreeOf(ancestry, weighedBy(attested));
  const independence = attestedClaims(plain, desk);
  const signed = independence.claims.map(({ eventId, from }) => attestedKey(eventId, from));
  const assurance = weighedBy(new Set([...attested, ...signed]));
  const pedigree = { ...plain, claims: [...plain.claims, ...independence.claims] };
  const scales = { ...weighing, assurance };
  const claims = claimsOf(pedigree.claims, scales, policy, assurance);
  const initRoots = initRootsOf(pedigree, claims);
  return {
    ...{ pedigree, environment, policy, scales, claims, initRoots },
    attestations: desk,
    claimsEnd: independence.end,
    contradictions: contradictionsIn(pedigree.claims),
    initializations: initializationsOf(pedigree, initRoots, claims),
  };
}

/** A producer's clock may run ahead a little. */
const laterBy = (time: string, seconds: number): string =>
  new Date(Date.parse(time) + seconds * 1000).toISOString();

function caseOf(input: JudgeInput, scene: Scene, known: Vertex | undefined): Case {
  const { pedigree, environment, policy, scales, initRoots, claims } = scene;
  const candidate = known ?? unknownVertex(idOf(input.model), pedigree);
  const transmission = transmissionOf(candidate, known === undefined, scene);
  const baselines = new Baselines(pedigree, candidate);
  const requested = digestOf(input.model);
  const digests = candidate.view?.digests ?? [];
  const sure = candidate.credit?.digests ?? [];
  const digestMismatch = requested !== undefined && !sure.includes(requested);
  const digest = requested ?? (digests.length === 1 ? digests[0] : undefined);
  const untrained = untrainedOf(candidate);
  const newestFor = newestIn(candidate, pedigree);
  return {
    ...{
      candidate,
      transmission,
      baselines,
      scales,
      environment,
      policy,
      claims,
      digest,
      digestMismatch,
      untrained,
    },
    known: known !== undefined,
    planned: input.plan ?? false,
    requestedBy: input.requestedBy,
    newest: newestFor(candidate.id),
    newestFor,
    newestClaim: latest([...claims.same, ...claims.partial].map(momentOf)),
    ...upstreamOf(transmission),
    weights: weightsOf(candidate),
    forms: formsOf(candidate),
    selves: selvesOf(candidate),
    dossiers: new Dossiers({
      ...{ policy, environment, scales, pedigree, baselines, candidate },
      state: requested,
      judgeFault: judgeFaultIn(scene),
    }),
    attestations: scene.attestations,
    complete: pedigree.complete,
    contradictions: scene.contradictions,
    claimsEnd: scene.claimsEnd,
    problems: problemsOf(input, pedigree, transmission, initRoots),
  };
}

/** Few rules ask when something became known: it is worked out where one does, once for what was reviewed. */
function newestIn(candidate: Vertex, { vertices }: Pedigree): Case['newestFor'] {
  const known = new Map<string, Newest>();
  const find = (reviewed: string): Newest => {
    const skipped = conversionsFrom(candidate, reviewed);
    const key = skipped.size === 0 ? candidate.id : reviewed;
    const found = known.get(key) ?? newestBehind(candidate, vertices, skipped);
    known.set(key, found);
    return found;
  };
  return (reviewed) => (vertex) => find(reviewed)(vertex);
}

function transmissionOf(candidate: Vertex, isUnknown: boolean, scene: Scene): Transmission {
  const { initRoots, initializations, scales } = scene;
  if (isUnknown || initRoots.roots.length > TOO_MANY_ROOTS)
    return { arrivals: [], ancestors: [{ vertex: candidate, grade: 'same', path: () => [] }] };
  return transmissionInto(candidate, initializations, (edge) => {
    const { unprompted, systemPromptDigest, steering } = edge.properties;
    const contradicted = systemPromptDigest !== undefined || steering !== undefined;
    return unprompted === true && !contradicted && scales.assurance.counts('prompting', edge);
  });
}

/** A judge that starts from the weights it judges overlooks what it would say itself. */
const judgeFaultIn =
  ({ pedigree, initializations }: Scene) =>
  (evaluator: string, subject: Vertex): string | undefined => {
    const judge = pedigree.resolve(evaluator);
    if (judge === undefined) return undefined;
    const [one, other] = [judge, subject].map((model) => initializations.classOf(model));
    const grade = initializations.shares(one ?? 0, other ?? 0);
    return grade === 'same' || grade === 'partial'
      ? `It was judged by ${evaluator}, which shares its initialization with ${subject.id}. Evaluate with an unrelated judge.`
      : undefined;
  };

function upstreamOf({ ancestors: reached }: Transmission) {
  const ancestors = reached.filter(({ vertex }) => vertex.role === 'artifact');
  const unpinned = reached.filter(({ vertex }) => vertex.role === 'reference');
  const references = new Set(unpinned.map(({ vertex }) => vertex.id));
  // An unpinned name stands for its versions, and those are looked at themselves.
  const own = ancestors.filter(({ vertex }) => !references.has(vertex.id));
  const missing = own
    .map(({ vertex }) => vertex)
    .filter((vertex) => isPlaceholder(vertex) && !isUndisclosed(vertex.id));
  const all = ancestors.map(({ vertex }) => vertex);
  return { ancestors: own, missing, usesOf: usesAmong(all), inPlaceOfBases: inPlaceOfBases(all) };
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
