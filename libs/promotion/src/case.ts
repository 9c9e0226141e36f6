import { type Grade, type Hop, idOf, digestOf, type Ref, type WitnessPath } from '@pedigree/events';
import { type Subgraph } from '@pedigree/lineage';
import { cyclesIn } from './cycles';
import { initRootsOf, isWeightArc } from './init-roots';
import { type Arrival } from './paths';
import { type Pedigree, pedigreeOf, type Vertex } from './pedigree';
import { type PolicyDocument } from './policy';
import { initializationsOf } from './shares-init';
import { Baselines, type TraitEvaluation, traitEvaluationsOf } from './trait-evals';
import { type Transmission, transmissionInto } from './transmission';

/** Why the ancestry cannot be relied on; each makes the decision indeterminate. */
export interface ReadProblem {
  problem: 'lag' | 'truncated' | 'timeout' | 'unreadable' | 'too-complex';
  message: string;
}

export interface JudgeInput {
  model: Ref;
  environment: string;
  /** RFC 3339: expiry of evidence is judged against it. */
  decidedAt: string;
  ancestry: Subgraph;
  problems: readonly ReadProblem[];
}

/** Everything the rules look at, worked out once. */
export interface Case {
  candidate: Vertex;
  /** False where no event ever mentioned the candidate. */
  known: boolean;
  /** The digest that the request names, where it does. */
  requestedDigest: string | undefined;
  transmission: Transmission;
  /** The models that the candidate's weights come from, itself included. */
  weights: ReadonlySet<Vertex>;
  /** Unpinned names that stand for known versions; each of those versions is looked at itself. */
  references: ReadonlySet<string>;
  evaluations: readonly TraitEvaluation[];
  baselines: Baselines;
  cycles: readonly string[];
  /** Keys of the events that the ancestry rests on. */
  told: ReadonlySet<string>;
  problems: readonly ReadProblem[];
  policy: PolicyDocument;
}

/** More roots than this and classes of models no longer pay: fail closed rather than slow. */
const MAX_ROOTS = 20_000;

export function caseOf(input: JudgeInput, policy: PolicyDocument): Case {
  const pedigree = pedigreeOf(input.ancestry);
  const initRoots = initRootsOf(pedigree);
  const known = pedigree.resolve(idOf(input.model));
  const candidate = known ?? unknownVertex(idOf(input.model), pedigree);
  const tooComplex = initRoots.roots.length > MAX_ROOTS;
  const initializations = initializationsOf(pedigree, initRoots, policy.independence);
  const transmission: Transmission =
    known === undefined || tooComplex
      ? { arrivals: [], ancestors: [{ vertex: candidate, grade: 'same', path: () => [] }] }
      : transmissionInto(candidate, initializations);
  const reached = new Set(transmission.ancestors.map(({ vertex }) => vertex));
  return {
    candidate,
    known: known !== undefined,
    requestedDigest: digestOf(input.model),
    transmission,
    weights: weightsOf(candidate),
    references: new Set(
      [...reached].filter(({ role }) => role === 'reference').map(({ id }) => id),
    ),
    evaluations: traitEvaluationsOf(candidate, policy, input.decidedAt),
    baselines: new Baselines(pedigree),
    cycles: cyclesIn(pedigree, reached),
    told: eventsOf(input.ancestry),
    problems: [
      ...input.problems,
      ...(input.ancestry.truncated ? [truncated] : []),
      ...(tooComplex ? [complex] : []),
    ],
    policy,
  };
}

const eventsOf = ({ nodes, edges }: Subgraph): ReadonlySet<string> =>
  new Set(
    [...edges, ...nodes.flatMap((node) => [...node.descriptions, ...node.evidence])].map(
      ({ eventId }) => eventId,
    ),
  );

const truncated: ReadProblem = {
  problem: 'truncated',
  message: 'The ancestry is larger than the read limit, so it was not seen whole.',
};
const complex: ReadProblem = {
  problem: 'too-complex',
  message: `The ancestry goes back to more than ${String(MAX_ROOTS)} different starting checkpoints.`,
};

const unknownVertex = (id: string, { vertices }: Pedigree): Vertex => ({
  index: vertices.length,
  role: 'artifact',
  id,
  kind: 'model',
  recorded: [],
  identities: [],
});

function weightsOf(candidate: Vertex): ReadonlySet<Vertex> {
  const found = new Set<Vertex>();
  const open = [candidate];
  for (let vertex = open.pop(); vertex !== undefined; vertex = open.pop()) {
    if (found.has(vertex)) continue;
    found.add(vertex);
    open.push(
      ...[...vertex.recorded.filter(isWeightArc), ...vertex.identities].map(({ to }) => to),
    );
  }
  return found;
}

const witness = (grade: Grade, generator: string, hops: Hop[]): WitnessPath => ({
  grade,
  generator,
  length: hops.length,
  hops,
});

export const pathOf = (arrival: Arrival): WitnessPath =>
  witness(arrival.grade, arrival.generator, arrival.path());

/** How the candidate hangs together with something upstream that is not a generator. */
export const pathTo = (ancestor: { vertex: Vertex; grade: Grade; path(): Hop[] }): WitnessPath =>
  witness(ancestor.grade, ancestor.vertex.id, ancestor.path());
