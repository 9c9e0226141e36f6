import { type Before } from '../baselines';
import { type Case } from '../case';
import { dataOf, type EvaluationData } from '../evidence';
import { isWeightArc } from '../init-roots';
import { type Vertex } from '../pedigree';
import { stagesOf } from '../stages';
import { type TraitEvaluation } from '../trait-evals';
import { type Asked, type Check, met, never, refusals, unmetOrLater } from './check';
import { pooled } from './inherited';

type Needs = Asked<'trait-evals'>['requirement'];

/**
 * Passing trait evaluations of the candidate in every suite and prompt context, against a clean baseline from
 * before every training on data of the generator on a path, from before the ancestor that something was found
 * against, or from before any stage where the rule is about the candidate.
 */
export function checkTraitEvals({ requirement, item, of }: Asked<'trait-evals'>): Check {
  if (item.subject === 'ancestor' && of.untrained.has(item.ancestor.vertex))
    return never(`${of.candidate.id} has the very weights of ${item.ancestor.vertex.id}`);
  const before = beforeWhat(item, of);
  const pool = poolOf(item, of);
  const results = requirement.suites.map((suite) =>
    covered({ suite, requirement, before, pool, of }),
  );
  const missing = results.flatMap((result) => ('todo' in result ? [result.todo] : []));
  const { rejected } = of.dossiers.of(of.candidate);
  if (missing.length > 0) return unmetOrLater(of, missing, rejected.evaluation);
  const used = results.flatMap((result) => ('used' in result ? result.used : []));
  return met(
    [...new Set(used.map(({ id }) => `evaluation ${id}`))],
    Math.min(Infinity, ...used.map(({ end }) => end)),
    { rejected: rejected.evaluation, evidence: used.map(({ evidence }) => evidence) },
  );
}

function beforeWhat(item: Asked['item'], of: Case): Before {
  switch (item.subject) {
    case 'path':
      return { students: [item.arrival.student], untaughtBy: item.arrival.source };
    case 'ancestor':
      return of.weights.has(item.ancestor.vertex)
        ? { students: [item.ancestor.vertex] }
        : { students: stagesOf(of) };
    case 'candidate':
      return { students: [of.candidate, ...stagesOf(of)] };
  }
}

/** That the weights were quantized is to be evaluated itself; the rest may be known of what they were before. */
const poolOf = (item: Asked['item'], of: Case): readonly TraitEvaluation[] =>
  item.subject === 'candidate' && of.forms.quantized.size > 0
    ? pooled(of, ({ evaluations }) => evaluations, 'converted')
    : pooled(of, ({ evaluations }) => evaluations);

interface Suite {
  suite: string;
  requirement: Needs;
  before: Before;
  pool: readonly TraitEvaluation[];
  of: Case;
}

function covered(asked: Suite): { used: TraitEvaluation[] } | { todo: string } {
  const { suite, pool, requirement } = asked;
  const counted = pool
    .filter((one) => one.suite === suite && faultOf(one, asked) === undefined)
    .sort((a, b) => b.end - a.end);
  const { contexts } = requirement;
  const used =
    contexts.length === 0
      ? counted.slice(0, 1)
      : contexts.flatMap((context) => counted.find((one) => one.contexts.includes(context)) ?? []);
  const enough = used.length >= Math.max(1, contexts.length);
  return enough ? { used } : { todo: todo(asked) };
}

const faultOf = ({ baseline }: TraitEvaluation, { before, requirement, of }: Suite) =>
  of.baselines.fault(baseline, before) ?? of.dossiers.baselineFault(baseline, requirement.suites);

function todo(asked: Suite): string {
  const { suite, requirement, before, of } = asked;
  const { contexts } = requirement;
  const inContexts =
    contexts.length === 0 ? '' : `, in the prompt contexts ${contexts.join(' and ')}`;
  const intervals = of.environment.intervals ? ', every metric with ci95' : '';
  return (
    `record an evaluation of suite ${suite} (kind trait-regression) on ${of.candidate.id}, bound to its digest, ` +
    `with baseline ${baselineFor(before.students)}${inContexts}${intervals}${whyNot(asked)}`
  );
}

/** What the student was before the training: its parent over weights. */
function baselineFor(students: readonly Vertex[]): string {
  const trained = students.find(({ recorded }) => recorded.some(isWeightArc));
  return trained?.recorded.find(isWeightArc)?.edge.to ?? 'the model before this training';
}

/** What was wrong with the evaluations of this suite that are there. */
function whyNot(asked: Suite): string {
  const { suite, pool, of } = asked;
  const there = pool.find((one) => one.suite === suite);
  if (there === undefined) {
    const { rejected } = of.dossiers.of(of.candidate);
    return refusals(rejected.evaluation.filter(({ event }) => isOfSuite(event, suite, of)));
  }
  const fault = faultOf(there, asked);
  if (fault !== undefined) return ` (${there.id} does not count: ${fault})`;
  return ` (${there.id} covers ${there.contexts.join(' and ') || 'no named context'})`;
}

const isOfSuite = (event: string, suite: string, { candidate }: Case): boolean =>
  (candidate.node?.evidence ?? []).some(
    (evidence) =>
      evidence.eventId === event &&
      evidence.kind === 'evaluation' &&
      dataOf<EvaluationData>(evidence).evaluation.suite === suite,
  );
