import { isUndisclosed } from '@pedigree/lineage';
import { type Case } from './case';
import { NOTHING_KNOWN } from './dossiers';
import { openFlags } from './flags';
import { isMachineMade } from './generators';
import { isFromRandomWeights } from './init-roots';
import { NEVER } from './moments';
import { type Ancestor, type Arrival, rankOf, UNKNOWN_GENERATOR } from './paths';
import { type Vertex } from './pedigree';
import { type AncestorFacts, type CandidateFacts, type PathFacts } from './policy';
import { hasLineage, isFineTuned, isPlaceholder, sourceOf } from './provenance';
import { hasSingleStageBaseline } from './stages';

/** What conditions are told of a path. */
export const pathFacts = (arrival: Arrival): PathFacts => ({
  generator: arrival.generator,
  known: arrival.generator !== UNKNOWN_GENERATOR,
  grade: arrival.grade,
  role: arrival.role,
  sharedWithCandidate: arrival.sharedWithCandidate,
  length: arrival.length,
});

/** What conditions are told of the candidate or of anything upstream. */
export function ancestorFacts({ vertex, grade }: Ancestor, of: Case): AncestorFacts {
  const undisclosed = isUndisclosed(vertex.id);
  const weights = of.weights.has(vertex);
  // What was found out about weights goes on to all that is made from them.
  const { regressions, drift, denials } = weights ? of.dossiers.of(vertex) : NOTHING_KNOWN;
  return {
    id: vertex.id,
    kind: vertex.kind,
    grade,
    self: vertex === of.candidate,
    flags: openFlags(vertex, of.scales).map(({ reason }) => reason),
    weights,
    regressed: regressions.length > 0,
    drifted: drift !== NEVER,
    denied: denials.length > 0,
    undisclosed: undisclosed && !isPretrainingOfBase(vertex, of),
    undisclosedPretraining: isBase(vertex, of) && trainedOn(vertex).every(isUndisclosedVertex),
    misplaced: isMisplaced(vertex, of),
    lineage: undisclosed || hasLineage(vertex, of.selves),
    placeholder: isPlaceholder(vertex),
    synthetic: isMachineMade(vertex),
    origin: vertex.view?.origin ?? 'unknown',
    source: sourceOf(vertex),
    attributes: vertex.view?.attributes ?? {},
  };
}

/** A starting checkpoint that others are made of. */
const isBase = (vertex: Vertex, of: Case): boolean =>
  vertex.kind === 'model' &&
  vertex.role === 'artifact' &&
  isFromRandomWeights(vertex) &&
  !of.selves.has(vertex);

const trainedOn = ({ recorded }: Vertex): Vertex[] =>
  recorded.filter(({ type }) => type === 'TRAINED_ON').map(({ to }) => to);

const isUndisclosedVertex = ({ id }: Vertex): boolean => isUndisclosed(id);

/** What a public base learned from is mostly not told: worth knowing, and no reason to stop what is made of it. */
const isPretrainingOfBase = (placeholder: Vertex, of: Case): boolean => {
  const uses = of.usesOf(placeholder);
  return uses.length > 0 && uses.every(({ by }) => isBase(by, of));
};

const isMisplaced = (vertex: Vertex, { inPlaceOfBases }: Case): boolean =>
  vertex.kind === 'dataset' && inPlaceOfBases.has(vertex);

/** What conditions are told of the candidate. */
export const candidateFacts = (of: Case): CandidateFacts => ({
  id: of.candidate.id,
  known: of.known,
  planned: of.planned,
  fineTuned: [...of.weights].some(isFineTuned),
  digest: of.digest ?? '',
  digestMismatch: of.digestMismatch,
  strongest: strongest(of),
  singleStageBaseline: hasSingleStageBaseline(of),
  drifted: of.dossiers.of(of.candidate).hasDriftingProbe,
  problems: of.problems.map(({ message }) => message),
});

const strongest = ({ transmission: { arrivals } }: Case): CandidateFacts['strongest'] =>
  arrivals
    .map(({ grade }) => grade)
    .reduce<CandidateFacts['strongest']>(
      (best, grade) => (best === '' || rankOf(grade) < rankOf(best) ? grade : best),
      '',
    );
