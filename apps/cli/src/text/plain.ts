/**
 * What others wrote, safe to print: without control characters that could move the cursor, recolour or
 * reorder the terminal. Line breaks stay.
 */
export const plain = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}]/gu, (character) => (character === '\n' ? '\n' : '\uFFFD'));

/** The same on one line. */
export const plainLine = (text: string): string => plain(text).replaceAll('\n', ' ');
