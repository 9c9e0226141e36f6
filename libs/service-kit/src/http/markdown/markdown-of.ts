import { type PlanDecision } from '@pedigree/events';
import { type PendingPlan, type PendingPromotion } from '../decision.dto';
import { asideBlocks } from './asides';
import { code, wellFormed } from './escape';
import { reasonBlock } from './reasons';
import { type DecisionShown } from './shown';

/** Longest document: GitHub takes comments of 65,536 characters. */
const MOST_LENGTH = 60_000;

/**
 * A decision for people, as GitHub Flavored Markdown that fits into a pull-request comment. Nothing
 * that is quoted in it (ids, reasons, names) can become markup, a mention or a link. Pure.
 */
export function markdownOf(decision: DecisionShown): string {
  const { revoked } = decision;
  const reasons = (revoked?.reasons ?? decision.reasons).map((reason, index) =>
    reasonBlock(reason, index + 1),
  );
  const head = [titleOf(decision), factsOf(decision), summaryOf(decision)];
  return fitted(head, [...reasons, ...asideBlocks(decision)], verifying(decision));
}

/** What stands where a decision will be. */
export function pendingMarkdown(pending: PendingPromotion | PendingPlan): string {
  const what =
    'plan' in pending ? `plan ${code(pending.plan.id)}` : `promotion ${code(pending.promotion.id)}`;
  return `## ⏳ Pending: ${what}\n\nIt is not decided yet. Look again in a moment.\n`;
}

function titleOf(decision: DecisionShown): string {
  const { model, environment } = decision;
  return `## ${verdictOf(decision)}: ${subjectOf(decision) ?? code(model)} for ${code(environment)}`;
}

function verdictOf({ revoked, verdict, indeterminate }: DecisionShown): string {
  if (revoked !== undefined) return '↩️ Revoked';
  if (verdict === 'approved') return '✅ Approved';
  return indeterminate ? '⛔ Blocked (indeterminate)' : '⛔ Blocked';
}

const subjectOf = (decision: DecisionShown): string | undefined =>
  'plan' in decision ? `plan ${code(planOf(decision))}` : undefined;

const planOf = (decision: DecisionShown): string => (decision as PlanDecision).plan.id;

const promotionOf = ({ promotion }: DecisionShown) =>
  promotion as { id: string; requestedBy?: unknown } | undefined;

function factsOf(decision: DecisionShown): string {
  const { model, digest, environment, policy, asOf, decidedAt, validUntil, revoked } = decision;
  const promotion = promotionOf(decision);
  const by =
    typeof promotion?.requestedBy === 'string'
      ? `, requested by ${code(promotion.requestedBy)}`
      : '';
  const facts: [string, string | undefined][] = [
    ['Model', code(model)],
    ['Digest', digest === undefined ? undefined : code(digest)],
    ['Environment', code(environment)],
    ['Promotion', promotion === undefined ? undefined : code(promotion.id) + by],
    ['Policy', policyOf(policy)],
    ['Decided', `${code(decidedAt)}, on what was known at ${code(asOf)}`],
    ['Valid until', validUntil === undefined ? undefined : code(validUntil)],
    ['Revoked', revoked && `${code(revoked.at)}, by policy ${policyOf(revoked.policy)}`],
  ];
  return facts
    .flatMap(([name, value]) => (value === undefined ? [] : [`- **${name}:** ${value}`]))
    .join('\n');
}

const policyOf = ({ name, version, digest }: DecisionShown['policy']): string =>
  `${code(`${name} ${version}`)} (${code(digest)})`;

function summaryOf({ verdict, reasons, revoked }: DecisionShown): string {
  if (revoked !== undefined)
    return `It was approved, and that no longer holds: ${counted(revoked.reasons.length)} now.`;
  return verdict === 'approved' ? 'No rule objects.' : `${counted(reasons.length)}.`;
}

const counted = (rules: number): string =>
  rules === 1 ? '1 rule objects' : `${String(rules)} rules object`;

function verifying(decision: DecisionShown): string {
  const { envelope } = decision;
  const id = promotionOf(decision)?.id;
  const file = code('decision.json');
  const source =
    id === undefined
      ? ''
      : ` (${code(`GET /api/v1/promotions/${encodeURIComponent(wellFormed(id))}`)})`;
  if (envelope === undefined)
    return `---\n\nThis decision is not signed. The document itself is JSON${source}.`;
  const keys = envelope.signatures.flatMap(({ keyid }) =>
    keyid === undefined ? [] : [code(keyid)],
  );
  const signed = keys.length === 0 ? 'Signed' : `Signed with key ${keys.slice(0, 3).join(', ')}`;
  return `---\n\n${signed}. To verify it, save the decision as JSON${source} in ${file} and run ${code('pedigree verify decision.json')}; ${code('pedigree replay decision.json')} makes it again from what was known.`;
}

/** Sections as far as they fit, each whole, and how many are left out. */
function fitted(head: readonly string[], body: readonly string[], foot: string): string {
  const kept: string[] = [];
  let left = MOST_LENGTH - [...head, foot].join('\n\n').length - 200;
  for (const block of body) {
    left -= block.length + 2;
    if (left < 0) break;
    kept.push(block);
  }
  const rest = body.length - kept.length;
  const note =
    rest === 0 ? [] : [`${String(rest)} more sections do not fit here: see the decision document.`];
  return `${[...head, ...kept, ...note, foot].join('\n\n')}\n`;
}
