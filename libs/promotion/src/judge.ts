import { type Cleared, type Decision, type Reason } from '@pedigree/events';
import { idOf } from '@pedigree/lineage';
import { assurancesOf } from './assurances';
import { type Case, casesOf, type JudgeInput } from './case';
import { type Policy } from './policy';
import { type Examination } from './examination';
import { missingParents } from './problems';
import { applyRule, type Judged } from './rule';
import { sightsOf } from './sights';
import { trimmed, type Untrimmed } from './trim';

/**
 * Decides. A pure function: the same input gives the same decision, byte for byte.
 * Approved is only what no rule objects to, on an ancestry that was seen whole.
 */
export function judge(input: JudgeInput, policy: Policy): Decision {
  const [candidate, ...versions] = casesOf(input, policy);
  const [first, ...others] = [examine(candidate), ...versions.map(examine)] as const;
  const examinations = [first, ...others];
  const { examined } = first;
  const judged = examinations.flatMap((one) => one.judged);
  const fired = judged.flatMap((one) => (one.fired === undefined ? [] : one.fired));
  const reasons = trimmed(fired.filter(isBlocking));
  const cleared = clearedAmong(judged, reasons);
  const { digest } = examined;
  return {
    model: idOf(input.model),
    ...(digest === undefined || others.length > 0 ? {} : { digest }),
    environment: examined.environment.name,
    verdict: reasons.length === 0 ? 'approved' : 'blocked',
    indeterminate: examinations.some((one) => isIndeterminate(one.examined, reasons)),
    reasons,
    cleared,
    ...asides(examinations, trimmed(fired.filter((one) => !isBlocking(one)))),
    ...validity(examinations, reasons, cleared),
    policy: { name: policy.name, version: policy.version, digest: policy.digest },
    asOf: input.decidedAt,
    decidedAt: input.decidedAt,
  };
}

const isBlocking = ({ reason }: Untrimmed): boolean => reason.severity !== 'advice';

/** What cleared a rule for one version of a name says nothing where it objects to another. */
function clearedAmong(judged: readonly Judged[], reasons: readonly Reason[]): Cleared[] {
  const objecting = new Set(reasons.map(({ rule }) => rule));
  const by = new Map<string, Set<string>>();
  for (const { cleared } of judged) {
    if (cleared === undefined || objecting.has(cleared.rule)) continue;
    by.set(cleared.rule, new Set([...(by.get(cleared.rule) ?? []), ...cleared.by]));
  }
  return [...by].map(([rule, names]) => ({ rule, by: [...names] }));
}

/** Judges again where nothing objects although a parent is missing: that is a problem of its own, and never approved. */
function examine(examined: Case): Examination {
  const first = applyAll(examined);
  const objects = first.judged.some(({ fired }) => fired !== undefined && isBlocking(fired));
  if (objects || examined.missing.length === 0) return first;
  const problems = [...examined.problems, missingParents(examined.missing)];
  return applyAll({ ...examined, problems });
}

function applyAll(examined: Case): Examination {
  const sights = sightsOf(examined);
  return {
    examined,
    judged: examined.policy.rules.map((rule) => applyRule(rule, sights, examined)),
  };
}

/** A missing parent or an ancestry that was not seen whole: the answer may change without anything being trained anew. */
const isIndeterminate = (examined: Case, reasons: readonly Reason[]): boolean =>
  !examined.known ||
  examined.problems.length > 0 ||
  examined.missing.length > 0 ||
  reasons.some(({ rule }) => rule === 'indeterminate');

/** Most entries of what stands beside the verdict. */
const MOST_LISTED = 100;

/** What a reader may want to know beside the verdict; left out where there is nothing to say. */
function asides(
  examinations: readonly Examination[],
  advice: readonly Reason[],
): Partial<Decision> {
  const judged = examinations.flatMap((one) => one.judged);
  const rejected = judged.flatMap((one) => one.rejected);
  const lists = {
    advice,
    assurances: examinations.flatMap(assurancesOf),
    rejected: [...new Map(rejected.map((one) => [`${one.event} ${one.code}`, one])).values()],
    contradictions: examinations[0]?.examined.contradictions ?? [],
    problems: distinct(examinations.flatMap(({ examined }) => examined.problems)),
    conditions: [...new Set(judged.flatMap((one) => one.conditions))],
  };
  const said = Object.entries(lists).filter(([, list]) => list.length > 0);
  return Object.fromEntries(said.map(([name, list]) => [name, list.slice(0, MOST_LISTED)]));
}

const distinct = <T extends { message: string }>(all: readonly T[]): T[] => [
  ...new Map(all.map((one) => [one.message, one])).values(),
];

/** An approval rests on evidence until the first of it ends. */
function validity(
  examinations: readonly Examination[],
  reasons: readonly Reason[],
  cleared: readonly Cleared[],
): Partial<Decision> {
  const claimsEnd = Math.min(...examinations.map(({ examined }) => examined.claimsEnd));
  if (reasons.length > 0 || (cleared.length === 0 && claimsEnd === Infinity)) return {};
  const ends = examinations.flatMap(({ judged }) => judged.map((one) => one.end));
  const end = Math.min(claimsEnd, ...ends);
  return Number.isFinite(end) ? { validUntil: new Date(end).toISOString() } : {};
}
