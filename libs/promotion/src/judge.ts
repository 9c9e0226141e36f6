import { type Cleared, type Decision, type Reason } from '@pedigree/events';
import { idOf } from '@pedigree/lineage';
import { type Case, caseOf, type JudgeInput } from './case';
import { type Policy } from './policy';
import { missingParents } from './problems';
import { applyRule, type Judged } from './rule';
import { sightsOf } from './sights';
import { trimmed } from './trim';

/**
 * Decides. A pure function: the same input gives the same decision, byte for byte.
 * Approved is only what no rule objects to, on an ancestry that was seen whole.
 */
export function judge(input: JudgeInput, policy: Policy): Decision {
  const { examined, judged } = examine(input, policy);
  const reasons = trimmed(judged.flatMap(({ fired }) => fired ?? []));
  const cleared = judged.flatMap((one) => one.cleared ?? []);
  return {
    model: idOf(input.model),
    ...(examined.digest === undefined ? {} : { digest: examined.digest }),
    environment: input.environment,
    verdict: reasons.length === 0 ? 'approved' : 'blocked',
    indeterminate: isIndeterminate(examined, reasons),
    reasons,
    cleared,
    ...asides(examined, judged),
    ...validity(examined, judged, reasons, cleared),
    policy: { name: policy.name, version: policy.version, digest: policy.digest },
    asOf: input.decidedAt,
    decidedAt: input.decidedAt,
  };
}

interface Examination {
  examined: Case;
  judged: readonly Judged[];
}

/** Judges again where nothing objects although a parent is missing: that is a problem of its own, and never approved. */
function examine(input: JudgeInput, policy: Policy): Examination {
  const examined = caseOf(input, policy);
  const first = applyAll(examined);
  const objects = first.judged.some(({ fired }) => fired !== undefined);
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
function asides({ contradictions, problems }: Case, judged: readonly Judged[]): Partial<Decision> {
  const rejected = new Map(
    judged.flatMap((one) => one.rejected).map((one) => [`${one.event} ${one.code}`, one]),
  );
  const conditions = [...new Set(judged.flatMap((one) => one.conditions))];
  return {
    ...(rejected.size === 0 ? {} : { rejected: [...rejected.values()].slice(0, MOST_LISTED) }),
    ...(contradictions.length === 0
      ? {}
      : { contradictions: contradictions.slice(0, MOST_LISTED) }),
    ...(problems.length === 0 ? {} : { problems: [...problems] }),
    ...(conditions.length === 0 ? {} : { conditions }),
  };
}

/** An approval rests on evidence until the first of it ends. */
function validity(
  { claimsEnd }: Case,
  judged: readonly Judged[],
  reasons: readonly Reason[],
  cleared: readonly Cleared[],
): Partial<Decision> {
  if (reasons.length > 0 || (cleared.length === 0 && claimsEnd === Infinity)) return {};
  const end = Math.min(claimsEnd, ...judged.map((one) => one.end));
  return Number.isFinite(end) ? { validUntil: new Date(end).toISOString() } : {};
}
