import { isRecord } from '@pedigree/events';

/** The metadata of a card: anybody may write anything there, and nothing of it stops an import. */
export type Card = Readonly<Record<string, unknown>>;

/** An entry of a card, and where it stands. */
export interface Entry {
  /** What it names; nothing where it cannot be read. */
  name: string | undefined;
  /** What stands there, as text. */
  text: string;
  /** JSON pointer. */
  pointer: string;
}

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** Text, or a number in its place; nothing where there is neither. */
export const textOf = (value: unknown): string | undefined =>
  isBlank(value) || !['string', 'number'].includes(typeof value) ? undefined : String(value).trim();

/** All texts in a value, a list, or a mapping of values and lists by configuration. */
export const textsOf = (value: unknown): string[] =>
  valuesIn(value).flatMap((each) => textOf(each) ?? []);

const valuesIn = (value: unknown): unknown[] =>
  Array.isArray(value)
    ? (value as unknown[]).flatMap(valuesIn)
    : isRecord(value)
      ? Object.values(value).flatMap(valuesIn)
      : [value];

/** Fields by which a mapping in a list names what it is about, the surest first. */
const NAMING: readonly string[] = ['path', 'repo_id', 'id', 'url', 'dataset', 'model', 'name'];

/** What a field of a card names, one entry for each: the hub takes one value as it takes a list of one. */
export function entriesOf(card: Card, field: string): Entry[] {
  return entriesAt(card[field], `/${field}`);
}

function entriesAt(value: unknown, pointer: string): Entry[] {
  if (isBlank(value)) return [];
  if (Array.isArray(value))
    return (value as unknown[]).flatMap((each, at) => entriesAt(each, `${pointer}/${at}`));
  if (isRecord(value)) return mapped(value, pointer);
  const isName = typeof value === 'string';
  const text = String(value).trim();
  return isName
    ? namesIn(text).map((name) => ({ name, text: name, pointer }))
    : [{ name: undefined, text, pointer }];
}

/** One thing with a name, or several by their names. */
function mapped(value: Card, pointer: string): Entry[] {
  const [field, ...others] = NAMING.filter((each) => textOf(value[each]) !== undefined);
  if (field !== undefined)
    return [field, ...others.filter((other) => textOf(value[other])?.includes('/'))].flatMap(
      (each) => entriesAt(value[each], `${pointer}/${each}`),
    );
  const entries = Object.entries(value).flatMap(([key, each]) =>
    entriesAt(each, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
  return entries.length > 0 ? entries : [{ name: undefined, text: JSON.stringify(value), pointer }];
}

const PLAIN = /^[\w.@/-]+$/;

/** Cards write several names as one: `a/b+c/d`, `a/b, c/d`. */
function namesIn(text: string): string[] {
  const parts = text.split(/\s*[+,]\s*/).filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => PLAIN.test(part)) ? parts : [text];
}
