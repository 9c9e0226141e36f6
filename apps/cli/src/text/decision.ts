import { type Cleared, type Decision, type Reason } from '@pedigree/events';
import { type Output } from '../output';
import { chainOf } from './paths';
import { plainLine } from './plain';

type Paint = Output['paint'];
type Remedy = NonNullable<Reason['remedies']>[number];

/** Paths of one reason that are shown. */
const MOST_PATHS = 3;

/** A decision for people: the verdict, why, and what would clear it. Ends with a line break. */
export function decisionText(decision: Decision, paint: Paint): string {
  const { reasons, cleared, conditions = [], problems = [] } = decision;
  const sections = [
    headline(decision, paint),
    ...reasons.map((reason, index) => reasonText(reason, index + 1, paint)),
    listText(
      'Could not be seen whole:',
      problems.map(({ message }) => message),
    ),
    listText('Cleared by evidence:', cleared.filter(({ by }) => by.length > 0).map(clearedText)),
    listText('To be shown once it is trained:', conditions),
    policyText(decision),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

function headline({ model, environment, ...decision }: Decision, paint: Paint): string {
  return `${verdictText(decision, paint)}  ${paint.bold(plainLine(model))} for ${plainLine(environment)}`;
}

/** The one word that matters, painted. */
export function verdictText(
  { verdict, indeterminate }: Pick<Decision, 'verdict' | 'indeterminate'>,
  paint: Paint,
): string {
  if (verdict === 'approved') return paint.green('APPROVED');
  return indeterminate ? paint.yellow('INDETERMINATE (blocked)') : paint.red('BLOCKED');
}

const SEVERITY = {
  critical: 'red',
  high: 'red',
  medium: 'yellow',
  low: 'cyan',
  advice: 'dim',
} as const;

function reasonText(reason: Reason, number: number, paint: Paint): string {
  const { rule, severity, controls } = reason;
  const lines = [
    `${String(number)}. ${paint.bold(plainLine(rule))}  ${paint[SEVERITY[severity]](severity)}`,
    ...indented([
      said(reason),
      ...pathLines(reason, paint),
      ...remedyLines(reason, paint),
      ...(controls.length === 0 ? [] : [paint.dim(`Controls: ${plainLine(controls.join(', '))}`)]),
    ]),
  ];
  return lines.join('\n');
}

function pathLines({ paths }: Reason, paint: Paint): string[] {
  const shown = paths
    .slice(0, MOST_PATHS)
    .map((path) => `Path (initialization ${path.grade}): ${paint.cyan(chainOf(path))}`);
  const rest = paths.length - shown.length;
  return rest > 0 ? [...shown, `and ${String(rest)} more paths (--json lists them)`] : shown;
}

function remedyLines({ remedies = [], clearedBy }: Reason, paint: Paint): string[] {
  if (remedies.length === 0)
    return [
      clearedBy.length === 0 ? 'Nothing clears this.' : `To clear it: ${clearedBy.join(', ')}`,
    ];
  return remedies.flatMap(({ steps }, index) => [
    index === 0 ? 'To clear it, all of:' : 'or all of:',
    ...stepLines(steps, paint),
  ]);
}

const stepLines = (steps: Remedy['steps'], paint: Paint): string[] =>
  steps.map(
    ({ done, evidence, text }) =>
      `  ${done ? paint.green('[x]') : '[ ]'} ${plainLine(evidence)}: ${plainLine(text)}`,
  );

/** The message without its last sentence, what would clear it, which stands below as a list. */
export function said({ message, remedies = [] }: Reason): string {
  const at = remedies.length === 0 ? -1 : message.lastIndexOf('To clear it: ');
  return plainLine(at <= 0 ? message : message.slice(0, at).trimEnd());
}

const clearedText = ({ rule, by }: Cleared): string => `${rule}, by ${by.join(', ')}`;

const listText = (title: string, items: readonly string[]): string =>
  items.length === 0 ? '' : [title, ...indented(items.map(plainLine))].join('\n');

const indented = (lines: readonly string[]): string[] => lines.map((line) => `   ${line}`);

function policyText({ policy, asOf, validUntil }: Decision): string {
  const until = validUntil === undefined ? '' : `, valid until ${validUntil}`;
  return plainLine(`Policy ${policy.name} ${policy.version}, on what was known at ${asOf}${until}`);
}
