import { type Case } from './case';
import { type Ancestor, type Arrival, rankOf, UNKNOWN_GENERATOR } from './paths';
import { type AncestorFacts, type CandidateFacts, type PathFacts } from './policy';
import {
  hasLineage,
  isFineTuned,
  isPlaceholder,
  isSynthetic,
  openFlags,
  sourceOf,
} from './provenance';

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
export const ancestorFacts = ({ vertex, grade }: Ancestor, of: Case): AncestorFacts => ({
  id: vertex.id,
  kind: vertex.kind,
  grade,
  self: vertex === of.candidate,
  flags: openFlags(vertex, of.policy.clockSkewSeconds).map(({ reason }) => reason),
  lineage: hasLineage(vertex, of.candidate),
  placeholder: isPlaceholder(vertex),
  synthetic: isSynthetic(vertex),
  origin: vertex.view?.origin ?? 'unknown',
  source: sourceOf(vertex),
  attributes: vertex.view?.attributes ?? {},
});

/** What conditions are told of the candidate. */
export const candidateFacts = (of: Case): CandidateFacts => ({
  id: of.candidate.id,
  known: of.known,
  planned: of.planned,
  fineTuned: [...of.weights].some(isFineTuned),
  digestMismatch: of.digestMismatch,
  strongest: strongest(of),
  regressed: of.evaluations.regressions.length > 0,
  probe: of.probes.state,
  denied: of.reviews.denials.some(({ data }) => (data.rules ?? []).length === 0),
  problems: of.problems.map(({ message }) => message),
});

const strongest = ({ transmission: { arrivals } }: Case): CandidateFacts['strongest'] =>
  arrivals
    .map(({ grade }) => grade)
    .reduce<CandidateFacts['strongest']>(
      (best, grade) => (best === '' || rankOf(grade) < rankOf(best) ? grade : best),
      '',
    );
