import { MAX_DEPTH, MAX_PROBLEMS } from './limits';
import { pointerOf } from './pointer';
import { type InputProblem } from './problem';

/** A container still to be looked into, linked to the one it stands in: paths are spelt only for problems. */
interface Place {
  value: object;
  key: string;
  parent: Place | undefined;
  depth: number;
}

/**
 * Looks for what is valid JSON but would harm a later reader: NUL characters (SQLite cuts strings
 * there), lone surrogates (they do not survive UTF-8), `__proto__` keys, non-finite numbers, and
 * nesting deeper than `MAX_DEPTH`. Iterative, so that depth cannot exhaust the stack.
 */
export function inspect(root: unknown): InputProblem[] {
  const problems: InputProblem[] = [];
  const pending: Place[] = [];
  look(root, '', undefined, pending, problems);
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    if (problems.length >= MAX_PROBLEMS) break;
    lookInto(place, pending, problems);
  }
  return problems.slice(0, MAX_PROBLEMS);
}

function lookInto(place: Place, pending: Place[], problems: InputProblem[]): void {
  const value = place.value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(value)) {
    for (const fault of keyFaults(key)) problems.push(at(place, fault));
    look(value[key], key, place, pending, problems);
    if (problems.length >= MAX_PROBLEMS) return;
  }
}

function look(
  value: unknown,
  key: string,
  parent: Place | undefined,
  pending: Place[],
  problems: InputProblem[],
): void {
  const faults = faultsOf(value, parent);
  for (const fault of faults) problems.push(at({ key, parent }, fault));
  if (typeof value === 'object' && value !== null && faults.length === 0)
    pending.push({ value, key, parent, depth: (parent?.depth ?? -1) + 1 });
}

function faultsOf(value: unknown, parent: Place | undefined): readonly Fault[] {
  if (typeof value === 'string') return textFaults(value);
  if (typeof value === 'number') return Number.isFinite(value) ? NONE : [NOT_FINITE];
  const nested = typeof value === 'object' && value !== null;
  return nested && parent !== undefined && parent.depth + 1 >= MAX_DEPTH ? [TOO_DEEP] : NONE;
}

function at(place: Pick<Place, 'key' | 'parent'>, fault: Fault): InputProblem {
  const path: string[] = [];
  for (let { key, parent } = place; parent !== undefined; { key, parent } = parent)
    path.unshift(key);
  return { pointer: pointerOf(path), ...fault };
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

const NONE: readonly Fault[] = [];

function textFaults(text: string): readonly Fault[] {
  if (text.includes('\u0000')) return [NUL];
  return LONE_SURROGATE.test(text) ? [BROKEN_UNICODE] : NONE;
}

const keyFaults = (key: string): readonly Fault[] =>
  key === '__proto__' ? [FORBIDDEN_KEY] : textFaults(key);
