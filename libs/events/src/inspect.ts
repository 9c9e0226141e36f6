import { MAX_DEPTH, MAX_PROBLEMS } from './limits';
import { pointerOf } from './pointer';
import { type InputProblem } from './problem';

interface Visit {
  value: unknown;
  path: readonly string[];
}

/**
 * Looks for what is valid JSON but would harm a later reader: NUL characters (SQLite cuts strings
 * there), lone surrogates (they do not survive UTF-8), `__proto__` keys, non-finite numbers, and
 * nesting deeper than `MAX_DEPTH`. Iterative, so that depth cannot exhaust the stack.
 */
export function inspect(root: unknown): InputProblem[] {
  const problems: InputProblem[] = [];
  const pending: Visit[] = [{ value: root, path: [] }];
  for (let visit = pending.pop(); visit !== undefined; visit = pending.pop()) {
    if (problems.length >= MAX_PROBLEMS) break;
    look(visit, pending, problems);
  }
  return problems;
}

function look({ value, path }: Visit, pending: Visit[], problems: InputProblem[]): void {
  const report = (fault: Fault): unknown => problems.push({ pointer: pointerOf(path), ...fault });
  if (typeof value === 'string') textFaults(value).forEach(report);
  else if (typeof value === 'number' && !Number.isFinite(value)) report(NOT_FINITE);
  else if (typeof value !== 'object' || value === null) return;
  else if (path.length >= MAX_DEPTH) report(TOO_DEEP);
  else {
    for (const [key, child] of Object.entries(value).reverse()) {
      keyFaults(key).forEach(report);
      pending.push({ value: child, path: [...path, key] });
    }
  }
}

type Fault = Omit<InputProblem, 'pointer'>;

const LONE_SURROGATE = /\p{Surrogate}/u;
const NUL: Fault = {
  message: 'must not contain the NUL character (U+0000)',
  remedy: 'Remove the NUL character; stores would cut the text there.',
};
const BROKEN_UNICODE: Fault = {
  message: 'must be well-formed Unicode: it contains half of a surrogate pair',
  remedy: 'Send both halves of the pair, or remove the broken character.',
};
const FORBIDDEN_KEY: Fault = {
  message: 'must not have a field named __proto__',
  remedy: 'Rename or remove the field.',
};
const NOT_FINITE: Fault = {
  message: 'must be a finite number',
  remedy: 'Give a number that fits a 64-bit float.',
};
const TOO_DEEP: Fault = {
  message: `is nested deeper than ${MAX_DEPTH} levels`,
  remedy: 'Flatten the value, or send it as a JSON string.',
};

const textFaults = (text: string): Fault[] => [
  ...(text.includes('\u0000') ? [NUL] : []),
  ...(LONE_SURROGATE.test(text) ? [BROKEN_UNICODE] : []),
];

const keyFaults = (key: string): Fault[] =>
  key === '__proto__' ? [FORBIDDEN_KEY] : textFaults(key);
