/** Code spans of a line, read as CommonMark reads them (6.1): for the specs beside this. */
const SPANS = /(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)/gs;

export const withoutSpans = (line: string): string => line.replace(SPANS, '␣');

/** What a reader sees in each. */
export const spansIn = (line: string): string[] =>
  [...line.matchAll(SPANS)].map(([, , content = '']) => {
    const padded = content.startsWith(' ') && content.endsWith(' ') && content.trim() !== '';
    return padded ? content.slice(1, -1) : content;
  });
