import { type ASTNode, serialize } from '@marcbachmann/cel-js';
import { isRecord } from '@pedigree/events';
import { type Complaint, type Path } from './fault';
import { type RuleDraft } from './rules';

/** The rule that blocks whatever could not be seen whole. */
const ID = 'indeterminate';

/** Ways to say that there is a problem. */
const SAID = [
  'candidate.problems.size() > 0',
  'candidate.problems.size() != 0',
  'candidate.problems.size() >= 1',
  'size(candidate.problems) > 0',
  'candidate.problems != []',
];

type Fault = Complaint & { path: Path };

const WHY =
  'Every bundle needs it: without it a model is approved whose ancestry could not be read whole.';

/**
 * A gate that cannot see must not open: a bundle needs the rule `indeterminate`, which fires on every
 * problem, everywhere, and which no evidence clears. Evidence is about what was seen.
 */
export function failClosedFaults(drafts: readonly RuleDraft[]): Fault[] {
  const draft = drafts.find(({ given }) => isRecord(given) && given['id'] === ID);
  if (draft === undefined)
    return [
      {
        path: ['rules'],
        message: `has no rule ${ID}. ${WHY}`,
        remedy: `Add one with id ${ID}, for candidate, when ${SAID[0] ?? ''}, clearedBy a change only.`,
      },
    ];
  const { path, document, condition } = draft;
  if (document === undefined || condition?.ok !== true) return [];
  return [
    ...(document.for === 'candidate' ? [] : [wrong(path, 'for', 'candidate')]),
    ...(document.severity === 'advice' ? [wrong(path, 'severity', 'high')] : []),
    ...(firesOnProblems(condition.node) ? [] : [wrong(path, 'when', SAID[0] ?? '')]),
    ...document.clearedBy.flatMap((all, index) =>
      all.every(({ change }) => change !== undefined)
        ? []
        : [wrong([...path, 'clearedBy'], index, 'a change, such as to try again')],
    ),
  ];
}

const wrong = (path: Path, key: string | number, right: string): Fault => ({
  path: [...path, key],
  message: `leaves the gate open where the ancestry could not be read whole.`,
  remedy: `In rule ${ID} make it ${right}. ${WHY}`,
});

/** Alone, or as one side of an "or": then nothing else in the condition can keep it from firing. */
function firesOnProblems(node: ASTNode): boolean {
  if (node.op === '||') return node.args.some(firesOnProblems);
  return SAID.includes(serialize(node));
}
