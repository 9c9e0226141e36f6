import Table from 'cli-table3';
import { type Output } from '../output';
import { plainLine } from './plain';

const NO_LINES = Object.fromEntries(
  ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left']
    .concat('bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle')
    .map((part) => [part, '']),
);

/** Rows below a heading, in columns two spaces apart; nothing is cut. Ends with a line break. */
export function tableOf(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  paint: Output['paint'],
): string {
  const table = new Table({
    head: head.map((title) => paint.bold(title)),
    chars: NO_LINES,
    style: { 'padding-left': 0, 'padding-right': 2, head: [], border: [] },
  });
  table.push(...rows.map((row) => row.map(plainLine)));
  return `${table.toString().replaceAll(/ +$/gm, '')}\n`;
}
