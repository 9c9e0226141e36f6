import { isRecord } from '@pedigree/events';
import { type Requirement, type Rule, RULE_SUBJECTS, type RuleSubject } from '../policy';
import { compileCondition, type Condition } from './condition';
import { failClosedFaults } from './fail-closed';
import { type Path } from './fault';
import { strayPlaceholders } from './placeholders';
import { type Report } from './report';
import { isProbeAlone, misfit, PROBE_ALONE, requirementOf } from './requirements';
import { rule as ruleSchema, type RuleDocument } from './shape';
import { checked } from './zod-faults';

/** What rules refer to in the rest of their bundle. */
export interface RuleContext {
  traitSuites: readonly string[];
  /** Kinds of attestation of which some predicate counts. */
  attestations: ReadonlySet<string>;
}

/** The rules of a bundle in their order. What is wrong with one does not keep the others from being looked at. */
export function rulesOf(given: readonly unknown[], context: RuleContext, report: Report): Rule[] {
  const drafts = given.map((one, index) => draftOf(one, ['rules', index], report));
  reportTwins(given, report);
  reportOpenness(drafts, report);
  return drafts.flatMap((draft) => ruleOf(draft, context, report) ?? []);
}

/** A rule as far as it could be understood. */
export interface RuleDraft {
  path: Path;
  given: unknown;
  document: RuleDocument | undefined;
  condition: Condition | undefined;
}

function draftOf(given: unknown, path: Path, report: Report): RuleDraft {
  const document = checked(ruleSchema, given, path, report);
  const condition = conditionOf(given);
  if (condition?.ok === false)
    for (const { offset, ...complaint } of condition.faults)
      report.within([...path, 'when'], offset, complaint);
  return { path, given, document, condition };
}

/** Compiled also where other fields of the rule are wrong, so that all faults show at once. */
function conditionOf(given: unknown): Condition | undefined {
  if (!isRecord(given)) return undefined;
  const { when, for: subject } = given;
  if (typeof when !== 'string' || when === '' || !isSubject(subject)) return undefined;
  return compileCondition(when, subject);
}

const isSubject = (value: unknown): value is RuleSubject =>
  RULE_SUBJECTS.some((subject) => subject === value);

function reportTwins(given: readonly unknown[], report: Report): void {
  const seen = new Set<string>();
  for (const [index, one] of given.entries()) {
    const id: unknown = isRecord(one) ? one['id'] : undefined;
    if (typeof id !== 'string') continue;
    if (seen.has(id))
      report.at(['rules', index, 'id'], {
        message: `is the id of an earlier rule as well.`,
        remedy: 'Give each rule an id of its own.',
      });
    seen.add(id);
  }
}

function reportOpenness(drafts: readonly RuleDraft[], report: Report): void {
  for (const { path, ...complaint } of failClosedFaults(drafts)) report.at(path, complaint);
}

function ruleOf(
  { path, document, condition }: RuleDraft,
  context: RuleContext,
  report: Report,
): Rule | undefined {
  if (document === undefined) return undefined;
  const { id, for: subject, severity, message, controls } = document;
  for (const { offset, ...complaint } of strayPlaceholders(message, subject))
    report.within([...path, 'message'], offset, complaint);
  const clearedBy = alternativesOf(document, path, context, report);
  if (condition?.ok !== true) return undefined;
  const { applies, general } = condition;
  return { id, subject, severity, applies, general, message: message.trim(), clearedBy, controls };
}

function alternativesOf(
  { clearedBy, for: subject }: RuleDocument,
  path: Path,
  { traitSuites, attestations }: RuleContext,
  report: Report,
): Requirement[][] {
  return clearedBy.map((all, place) => {
    const here = [...path, 'clearedBy', place];
    const requirements = all.map((one) => requirementOf(one, traitSuites));
    for (const [index, requirement] of requirements.entries()) {
      const complaint = misfit(requirement, subject, attestations);
      if (complaint !== undefined) report.at([...here, index], complaint);
    }
    if (isProbeAlone(requirements, subject)) report.at(here, PROBE_ALONE);
    return requirements;
  });
}
