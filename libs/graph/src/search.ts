import { isRecord } from '@pedigree/events';
import { type DescriptionFact } from '@pedigree/lineage';
import { GraphError } from './errors';
import { type Page } from './ports';

/**
 * What artifacts are found by is kept as lines of one text per artifact, in lower case: its id, other
 * spellings of it, every name ever given, and, each behind a mark that nobody types, tags and developers.
 */
const TAG_MARK = '\u0001';
const DEVELOPER_MARK = '\u0002';

/** What comes before a word. */
export const WORD_STARTS = [
  ...[' ', '-', '_', '.', ':', '@', '#', '+', '=', ',', '('],
  ...[TAG_MARK, DEVELOPER_MARK],
];

/** Most tags of one description that are found, and the longest line. */
const MOST_TAGS = 100;
const LONGEST_LINE = 1024;

/** Lines of a tag or a developer to look for, as `searchLines` writes them. */
export const tagLine = (tag: string): string => `${TAG_MARK}${inOneLine(tag)}`;
export const developerLine = (developer: string): string =>
  `${DEVELOPER_MARK}${inOneLine(developer)}`;

/** The lines that a description adds to the text of its artifact; the id is there from the start. */
export function searchLines({ name, attributes }: DescriptionFact): string[] {
  const said = attributes === undefined ? {} : parsed(attributes);
  const { developer } = said;
  return [
    ...(name === undefined ? [] : [inOneLine(name)]),
    ...tagsIn(said['tags']).slice(0, MOST_TAGS).map(tagLine),
    ...(typeof developer === 'string' && developer !== '' ? [developerLine(developer)] : []),
  ].map((line) => line.slice(0, LONGEST_LINE));
}

/** The line of an id as a producer wrote it, where that is not the canonical one. */
export const spellingLine = (spelling: string): string =>
  inOneLine(spelling).slice(0, LONGEST_LINE);

const inOneLine = (text: string): string =>
  ['\n', TAG_MARK, DEVELOPER_MARK].reduce(
    (line, mark) => line.replaceAll(mark, ' '),
    text.toLowerCase(),
  );

/** As a list, or as names with values. */
function tagsIn(tags: unknown): string[] {
  if (Array.isArray(tags)) return tags.filter((tag) => typeof tag === 'string' && tag !== '');
  return isRecord(tags)
    ? Object.entries(tags).map(([key, value]) => `${key}=${String(value)}`)
    : [];
}

function parsed(json: string): Record<string, unknown> {
  const value: unknown = JSON.parse(json);
  return isRecord(value) ? value : {};
}

const DIGEST = /^(?:sha256:)?([0-9a-f]{8,64})$/;

/** The digest that a search text may be, or how it begins; nothing where it is neither. */
export function digestSought(search: string): { prefix: string; whole: boolean } | undefined {
  const hex = DIGEST.exec(search)?.[1];
  return hex === undefined ? undefined : { prefix: `sha256:${hex}`, whole: hex.length === 64 };
}

/** How well something fits: an exact id, name or digest; the start of one; a word; any part. */
export const RANKS = { exact: 0, start: 1, word: 2, part: 3 } as const;

/** Where a ranked list goes on: after this artifact. */
export interface RankedPlace {
  rank: number;
  id: string;
}

/** The first of what was found, in order; where more was found than fits, with where to go on. */
export function rankedPage<T extends RankedPlace, U>(
  found: readonly T[],
  limit: number,
  itemOf: (one: T) => U,
): Page<U> {
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const more = found.length > limit && last !== undefined;
  return { items: shown.map(itemOf), ...(more ? { nextCursor: cursorOf(last) } : {}) };
}

const cursorOf = ({ rank, id }: RankedPlace): string => `${String(rank)} ${id}`;

/** Before the first where there is no cursor. @throws GraphError `rejected` for what `rankedPage` did not make */
export function rankedPlace(cursor: string | undefined): RankedPlace {
  if (cursor === undefined || cursor === '') return { rank: -1, id: '' };
  const [, rank, id] = /^([0-3]) (.+)$/s.exec(cursor) ?? [];
  if (id !== undefined) return { rank: Number(rank), id };
  throw new GraphError('rejected', 'after must be the nextCursor of an earlier page.');
}

/**
 * What an adapter's statement says of one artifact, said once in plain code: its rank, or nothing where
 * it does not fit.
 *
 * @param text lines of the artifact
 * @param search in lower case
 */
export function rankOf(
  text: string,
  digests: readonly string[],
  search: string,
): number | undefined {
  const lines = `\n${text}\n`;
  const sought = digestSought(search);
  const fits = sought !== undefined && digests.some((digest) => digest.startsWith(sought.prefix));
  if (search === '' || lines.includes(`\n${search}\n`) || (fits && sought.whole))
    return RANKS.exact;
  if (fits || lines.includes(`\n${search}`) || lines.includes(`/${search}`)) return RANKS.start;
  if (WORD_STARTS.some((start) => lines.includes(`${start}${search}`))) return RANKS.word;
  return lines.includes(search) ? RANKS.part : undefined;
}

/** Whether an artifact has a tag, or is of a developer: said, or by the path of its package URL. */
export const hasTag = (text: string, tag: string): boolean =>
  `${text}\n`.includes(`\n${tagLine(tag)}\n`);
export const isBy = (text: string, developer: string): boolean =>
  `${text}\n`.includes(`\n${developerLine(developer)}\n`) ||
  (text.startsWith('pkg:') && text.includes(`/${developer.toLowerCase()}/`));
