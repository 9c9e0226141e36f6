/**
 * Text that others wrote, made safe to stand in GitHub Flavored Markdown: it shows as it is, and does
 * nothing. Identifiers go through `code`, sentences through `prose`.
 */

/** Longest text shown, in UTF-16 code units; the middle of a longer one is left out. */
const MOST_CODE = 1100;
const MOST_PROSE = 4000;
/** Longer runs of backticks do not fit into every parser's fences. */
const MOST_BACKTICKS = 8;
/** Stands where there is nothing to show. */
const EMPTY = '(empty)';

const CONTROLS = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;
const HALF_PAIRS = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const named = (character: string): string =>
  `⟨U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`;

/** Halves of surrogate pairs, which no encoding takes, replaced. */
export const wellFormed = (text: string): string => text.replace(HALF_PAIRS, '\ufffd');

/** On one line, with what turns the reading direction or shows nothing spelt out. */
const visible = (text: string): string => text.replace(/[\t\n\r]+/g, ' ').replace(CONTROLS, named);

function shortened(text: string, most: number): string {
  if (text.length <= most) return wellFormed(text);
  const half = Math.floor(most / 2);
  return wellFormed(`${text.slice(0, half)} … ${text.slice(-half)}`);
}

/** An identifier as a code span: nothing in it is markup, a mention or a link. */
export const code = (text: string): string => span(shortened(visible(text), MOST_CODE));

function span(text: string): string {
  const content = withFewBackticks(text);
  if (content === '') return EMPTY;
  const fence = '`'.repeat(longestRun(content) + 1);
  const pad = /^[ `]|[ `]$/.test(content) && content.trim() !== '' ? ' ' : '';
  return `${fence}${pad}${content}${pad}${fence}`;
}

/** A fenced block of lines. */
export function codeBlock(lines: readonly string[]): string {
  const shown = lines.map((line) => withFewBackticks(shortened(visible(line), MOST_CODE)));
  const fence = '`'.repeat(Math.max(3, longestRun(shown.join('\n')) + 1));
  return [`${fence}text`, ...shown, fence].join('\n');
}

const withFewBackticks = (text: string): string =>
  text.replace(/`+/g, (run) =>
    run.length > MOST_BACKTICKS ? `⟨${String(run.length)} backticks⟩` : run,
  );

const longestRun = (text: string): number =>
  Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));

/** What may stand around a word in a sentence. */
const BEFORE = /^[("“'‘]+/u;
const AFTER = new Set('.,;:?!)"”\'’');
const PLAIN = /^[\p{L}\p{N}\p{M}'’%–—…-]*$/u;
const NUMBER = /^-?\d+\.\d+%?$/;
/** What forges link to: commits, issues by another notation, hosts. */
const REFERENCE = /^(?:[0-9a-f]{7,}|gh-\d.*|.*www)$/i;

/**
 * A sentence that may quote identifiers. Words of letters and digits stay words; all others become
 * code spans, so that ids can be copied as they are and nothing in them works.
 */
export function prose(text: string): string {
  const words = shortened(visible(text).trim(), MOST_PROSE).split(/\s+/u);
  if (words.join('') === '') return EMPTY;
  return words
    .map(worded)
    .join(' ')
    .replace(/^-/, '\\-')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

function worded(word: string): string {
  const before = BEFORE.exec(word)?.[0] ?? '';
  let end = word.length;
  while (end > before.length && AFTER.has(word.charAt(end - 1))) end--;
  const core = word.slice(before.length, end);
  const plain = (PLAIN.test(core) && !REFERENCE.test(core)) || NUMBER.test(core);
  return plain ? word : `${before}${span(core)}${word.slice(end)}`;
}
