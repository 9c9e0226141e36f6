import { type Cleared, type Decision, idOf, type Reason, type WitnessPath } from '@pedigree/events';
import { type Case, caseOf, type JudgeInput } from './case';
import { type Policy, type RuleId, type RuleSettings } from './policy';
import { RULE_BOOK } from './rules';
import { type Firing } from './rules/rule';
import { missingAncestors } from './rules/provenance';

/**
 * Decides. A pure function: the same input gives the same decision, byte for byte.
 * Approved is only what no rule objects to, on an ancestry that was seen whole.
 */
export function judge(input: JudgeInput, policy: Policy): Decision {
  const examined = caseOf(input, policy);
  const { reasons, cleared } = apply(examined, policy);
  return {
    model: idOf(input.model),
    environment: input.environment,
    verdict: reasons.length === 0 ? 'approved' : 'blocked',
    indeterminate: isIndeterminate(examined, reasons),
    reasons,
    cleared,
    policy: { name: policy.name, version: policy.version, digest: policy.digest },
    asOf: input.decidedAt,
    decidedAt: input.decidedAt,
  };
}

function apply(examined: Case, policy: Policy): { reasons: Reason[]; cleared: Cleared[] } {
  const reasons: Reason[] = [];
  const cleared: Cleared[] = [];
  for (const [id, rule] of Object.entries(RULE_BOOK) as [RuleId, (typeof RULE_BOOK)[RuleId]][]) {
    const { fired, clearedBy } = rule(examined);
    if (fired !== undefined)
      reasons.push(reasonOf(id, fired, policy.rules[id], policy.witnessHops));
    else if (clearedBy !== undefined) cleared.push({ rule: id, by: [...clearedBy] });
  }
  return { reasons, cleared };
}

/** Paths as far as the budget of hops goes, at least one; the message says how many more there are. */
function reasonOf(rule: RuleId, fired: Firing, settings: RuleSettings, budget: number): Reason {
  const paths: WitnessPath[] = [];
  let hops = 0;
  for (const make of fired.paths) {
    if (paths.length > 0 && hops >= budget) break;
    const path = make();
    hops += path.length;
    paths.push(path);
  }
  const { severity, clearedBy, controls } = settings;
  const more = fired.paths.length - paths.length;
  return {
    rule,
    severity,
    message:
      more === 0 ? fired.message : `${fired.message} (${String(more)} more paths are not shown.)`,
    clearedBy: [...clearedBy],
    controls: [...controls],
    paths,
  };
}

/** A missing parent or an ancestry that was not seen whole: the answer may change without anything being trained anew. */
const isIndeterminate = (examined: Case, reasons: readonly Reason[]): boolean =>
  !examined.known ||
  reasons.some(({ rule }) => rule === 'indeterminate') ||
  missingAncestors(examined).length > 0;
