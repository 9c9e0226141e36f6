import { type Cleared, type Reason } from '@pedigree/events';
import builder from 'junit-report-builder';
import { said } from '../text/decision';
import { chainOf } from '../text/paths';
import { type GateOutcome } from './outcome';

type Suite = ReturnType<(typeof builder)['testSuite']>;

const CLASS = 'pedigree.gate';

/**
 * A gate as JUnit XML: a failed test per rule that objects, a passed one per rule that evidence cleared,
 * an error where there is no decision.
 */
export function junitOf(outcome: GateOutcome): string {
  const report = builder.newBuilder();
  const suite = report
    .testSuite()
    .name(`pedigree gate: ${outcome.model} for ${outcome.environment}`);
  if (outcome.kind === 'undecided')
    suite.testCase().className(CLASS).name('decision').error(outcome.message);
  else decided(suite, outcome);
  return report.build();
}

function decided(suite: Suite, { decision, page }: GateOutcome & { kind: 'decided' }): void {
  const { reasons, cleared, promotion } = decision;
  if (promotion !== undefined) suite.property('promotion', promotion.id);
  suite.property('page', page);
  for (const reason of reasons) failed(suite, reason, page);
  for (const { rule, by } of cleared) passed(suite, { rule, by });
  if (reasons.length === 0) suite.testCase().className(CLASS).name('verdict');
}

const passed = (suite: Suite, { rule, by }: Cleared): void =>
  void suite
    .testCase()
    .className(CLASS)
    .name(rule)
    .standardOutput(`cleared by ${by.join(', ')}`);

const failed = (suite: Suite, reason: Reason, page: string): void =>
  void suite
    .testCase()
    .className(CLASS)
    .name(reason.rule)
    .failure(said(reason), reason.severity)
    .stacktrace(detailOf(reason, page));

/** What stands below the message: the paths, what would clear it, and where to read on. */
function detailOf(reason: Reason, page: string): string {
  const paths = reason.paths.map((path) => `Path (initialization ${path.grade}): ${chainOf(path)}`);
  return [...paths, ...waysOf(reason), page].join('\n');
}

/** Ways to clear a reason, in words: what is open of each. */
export function waysOf({ remedies = [], clearedBy }: Reason): string[] {
  if (remedies.length === 0)
    return [
      clearedBy.length === 0 ? 'Nothing clears this.' : `To clear it: ${clearedBy.join(', ')}`,
    ];
  return remedies.map(({ steps }) => {
    const open = steps.filter(({ done }) => !done).map(({ text }) => text);
    return `To clear it: ${open.join('; and ')}`;
  });
}
