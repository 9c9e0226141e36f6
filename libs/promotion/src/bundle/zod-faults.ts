import { isRecord } from '@pedigree/events';
import { z } from 'zod';
import { didYouMean } from './did-you-mean';
import { type Complaint, type Path } from './fault';
import { type Report } from './report';

type Issue = z.core.$ZodIssue;

/** An object that takes no other keys, and says which it knows. */
export const strict = <S extends z.core.$ZodShape>(shape: S) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? Object.keys(shape).join(', ') : undefined,
  });

/** Checks what stands at `path`; what is wrong with it is reported, and undefined answered. */
export function checked<S extends z.ZodType>(
  schema: S,
  value: unknown,
  path: Path,
  report: Report,
): z.output<S> | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) reportIssue(issue, value, path, report);
  return undefined;
}

function reportIssue(issue: Issue, value: unknown, prefix: Path, report: Report): void {
  const inner = issue.path.filter((key) => typeof key !== 'symbol');
  const path = [...prefix, ...inner];
  if (issue.code === 'invalid_union') {
    const chosen = valueAt(value, inner);
    for (const one of meant(issue, chosen)) reportIssue(one, chosen, path, report);
    return;
  }
  if (issue.code !== 'unrecognized_keys')
    return report.at(path, complaintOf(issue, valueAt(value, inner)));
  for (const key of issue.keys) report.atKey([...path, key], unknownKey(key, issue.message));
}

/** What is wrong with that of several alternatives which was meant: a word is no list and no mapping. */
function meant({ errors }: z.core.$ZodIssueInvalidUnion, value: unknown): readonly Issue[] {
  const isWord = (issues: readonly Issue[]): boolean =>
    issues.some(({ code, path }) => code === 'invalid_value' && path.length === 0);
  const wantsWord = typeof value !== 'object' || value === null;
  return errors.find((issues) => isWord(issues) === wantsWord) ?? errors[0] ?? [];
}

const unknownKey = (key: string, known: string): Complaint => ({
  message: `${JSON.stringify(key.slice(0, 80))} is not known here.`,
  remedy: `Known here: ${known}.${REPLACED.get(key) ?? didYouMean(key, known.split(', '))}`,
});

/** Keys of earlier versions of the format, with what to write in their place. */
const REPLACED = new Map([
  [
    'independence',
    " Since version 3 of the default bundle it is a part of assurance: { '*': vouched, independence: attested }.",
  ],
]);

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const key of path) {
    if (Array.isArray(at)) at = at[Number(key)];
    else at = isRecord(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  }
  return at;
}

function complaintOf(issue: Issue, value: unknown): Complaint {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, value);
    case 'invalid_value':
      return wrongWord(issue.values.map(String), value);
    case 'too_small':
      return bound('at least', issue.origin, issue.minimum);
    case 'too_big':
      return bound('at most', issue.origin, issue.maximum);
    default:
      return spoken(issue.message);
  }
}

/** Own messages carry their remedy in a second sentence. */
function spoken(text: string): Complaint {
  const end = text.indexOf('. ');
  if (end < 0) return { message: text, remedy: 'Correct it.' };
  return { message: text.slice(0, end + 1), remedy: text.slice(end + 2) };
}

const TYPES: Partial<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
};

function wrongType(expected: string, value: unknown): Complaint {
  const wanted = TYPES[expected] ?? expected;
  if (value === undefined) return { message: 'is missing.', remedy: `Add it: ${wanted}.` };
  const quote = expected === 'string' && typeof value !== 'object';
  return {
    message: `must be ${wanted}, and is ${kindOf(value)}.`,
    remedy: quote ? `Put it in quotes: "${String(value)}".` : `Give ${wanted}.`,
  };
}

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  return TYPES[Array.isArray(value) ? 'array' : typeof value] ?? typeof value;
}

function wrongWord(words: readonly string[], value: unknown): Complaint {
  const known = words.length === 1 ? (words[0] ?? '') : `one of: ${words.join(', ')}`;
  if (value === undefined) return { message: 'is missing.', remedy: `Add it: ${known}.` };
  if (typeof value !== 'string') return { message: 'is not known here.', remedy: `Use ${known}.` };
  return {
    message: `${JSON.stringify(value.slice(0, 80))} is not known here.`,
    remedy: `Use ${known}.${didYouMean(value, words)}`,
  };
}

const UNITS: Partial<Record<string, string>> = { string: ' characters', array: ' entries' };

const bound = (how: string, origin: string, limit: number | bigint): Complaint => ({
  message: `must be ${how} ${String(limit)}${UNITS[origin] === undefined ? '' : `${UNITS[origin]} long`}.`,
  remedy: `Give ${how} ${String(limit)}${UNITS[origin] ?? ''}.`,
});
