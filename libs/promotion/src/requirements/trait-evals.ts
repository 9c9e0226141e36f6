import { type Case } from '../case';
import { isWeightArc } from '../init-roots';
import { type Vertex } from '../pedigree';
import { isFineTuned } from '../provenance';
import { type TraitEvaluation } from '../trait-evals';
import { dataOf, type EvaluationData } from '../evidence';
import { type Asked, type Check, met, refusals, unmetOrLater } from './check';

type Needs = Asked<'trait-evals'>['requirement'];

/**
 * Passing trait evaluations of the candidate in every suite and prompt context, against a baseline
 * from before the training on the path, or before any fine-tune where the rule is about the candidate.
 */
export function checkTraitEvals({ requirement, item, of }: Asked<'trait-evals'>): Check {
  const students = item.subject === 'path' ? [item.arrival.student] : tuned(of);
  const results = requirement.suites.map((suite) => covered(suite, requirement, students, of));
  const missing = results.flatMap((result) => ('todo' in result ? [result.todo] : []));
  const { rejected } = of.evaluations;
  if (missing.length > 0) return unmetOrLater(of, missing, rejected);
  const used = results.flatMap((result) => ('used' in result ? result.used : []));
  return met(
    [...new Set(used.map(({ id }) => `evaluation ${id}`))],
    Math.min(Infinity, ...used.map(({ end }) => end)),
    rejected,
  );
}

const tuned = (of: Case): Vertex[] => [...of.weights].filter(isFineTuned);

function covered(
  suite: string,
  { contexts }: Needs,
  students: readonly Vertex[],
  of: Case,
): { used: TraitEvaluation[] } | { todo: string } {
  const counted = of.evaluations.passing
    .filter((one) => one.suite === suite && suits(one, students, of))
    .sort((a, b) => b.end - a.end);
  const used =
    contexts.length === 0
      ? counted.slice(0, 1)
      : contexts.flatMap((context) => counted.find((one) => one.contexts.includes(context)) ?? []);
  const enough = used.length >= Math.max(1, contexts.length);
  return enough ? { used } : { todo: todo(suite, contexts, students, of) };
}

const suits = (
  { baseline, intervals }: TraitEvaluation,
  students: readonly Vertex[],
  of: Case,
): boolean =>
  baseline !== undefined &&
  (intervals || !of.environment.intervals) &&
  students.some((student) => of.baselines.precede(baseline, student));

function todo(
  suite: string,
  contexts: readonly string[],
  students: readonly Vertex[],
  of: Case,
): string {
  const inContexts =
    contexts.length === 0 ? '' : `, in the prompt contexts ${contexts.join(' and ')}`;
  const intervals = of.environment.intervals ? ', every metric with ci95' : '';
  return (
    `record an evaluation of suite ${suite} (kind trait-regression) on ${of.candidate.id}, bound to its digest, ` +
    `with baseline ${baselineFor(students)}${inContexts}${intervals}${whyNot(suite, students, of)}`
  );
}

/** What the student was before the training: its parent over weights. */
function baselineFor(students: readonly Vertex[]): string {
  const parents = students.flatMap(({ recorded }) =>
    recorded.filter(isWeightArc).map(({ edge }) => edge.to),
  );
  return parents[0] ?? 'the model before this training';
}

/** What was wrong with the evaluations of this suite that are there. */
function whyNot(suite: string, students: readonly Vertex[], of: Case): string {
  const { passing, rejected } = of.evaluations;
  const there = passing.find((one) => one.suite === suite);
  if (there === undefined)
    return refusals(rejected.filter((one) => isOfSuite(one.event, suite, of)));
  if (there.baseline === undefined) return ` (${there.id} names no baseline)`;
  if (!suits({ ...there, intervals: true }, students, of))
    return ` (the baseline of ${there.id}, ${there.baseline}, is not a model from before that training)`;
  if (!suits(there, students, of)) return ` (${there.id} has metrics without ci95)`;
  return ` (${there.id} covers ${there.contexts.join(' and ') || 'no named context'})`;
}

const isOfSuite = (event: string, suite: string, { candidate }: Case): boolean =>
  (candidate.node?.evidence ?? []).some(
    (evidence) =>
      evidence.eventId === event && dataOf<EvaluationData>(evidence).evaluation.suite === suite,
  );
