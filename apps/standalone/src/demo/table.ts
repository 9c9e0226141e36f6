import { type Decision, type WitnessPath } from '@pedigree/events';
import Table from 'cli-table3';
import { type Expectation, type Lineage } from './types';
import { differences, strongestPath, tellingReason, witness } from './verdicts';

/** What the gate said of one candidate. */
export interface Judged {
  lineage: Lineage;
  expected: Expectation;
  decision: Decision;
}

/** Widths include one space to the right; together 120 columns. */
const WIDTHS = [4, 28, 8, 9, 26, 36, 9];
const HEAD = ['#', 'candidate', 'path', 'verdict', 'reason (+ others)', 'witness', 'expected'];
const BORDERLESS = Object.fromEntries(
  ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left']
    .concat('bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle')
    .map((part) => [part, '']),
);
const COLORS = { red: 31, green: 32, bold: 1 } as const;

const colored =
  (useColor: boolean) =>
  (color: keyof typeof COLORS, text: string): string =>
    useColor ? `\u001b[${COLORS[color]}m${text}\u001b[0m` : text;

/** Last part of an artifact id, without its version: enough to recognize it. */
const shortName = (id: string): string => (id.split('/').at(-1) ?? id).split('@')[0] ?? id;

/** Both ends of a name tell more than its middle. */
export function shorten(text: string, width: number): string {
  if (text.length <= width) return text;
  const head = Math.ceil((width - 1) / 2);
  return `${text.slice(0, head)}…${text.slice(text.length - (width - 1 - head))}`;
}

/** The most that each name may keep so that all fit: short names leave room to long ones. */
function fairWidth(lengths: readonly number[], room: number): number {
  const sorted = [...lengths].sort((a, b) => a - b);
  let left = room;
  for (const [index, length] of sorted.entries()) {
    const each = Math.floor(left / (sorted.length - index));
    if (length > each) return each;
    left -= length;
  }
  return room;
}

/** What the candidate was made of, on the way to the model the trait may come from. */
function arrows(path: WitnessPath | undefined, width: number): string {
  const names = (path?.hops ?? []).map(({ to }) => shortName(to));
  const shown = names.length > 2 ? ['…', ...names.slice(-2)] : names;
  const room = width - shown.length * '<- '.length - (shown.length - 1);
  const each = fairWidth(
    shown.map(({ length }) => length),
    room,
  );
  return shown.map((name) => `<- ${shorten(name, each)}`).join(' ');
}

function reasonCell(decision: Decision): string {
  const others = decision.reasons.length - 1;
  const rule = tellingReason(decision)?.rule ?? '-';
  return others > 0 ? `${rule} +${others}` : rule;
}

function row({ lineage, expected, decision }: Judged, useColor: boolean): string[] {
  const paint = colored(useColor);
  const verdict = paint(decision.verdict === 'approved' ? 'green' : 'red', decision.verdict);
  const fits = differences(expected, decision).length === 0;
  return [
    String(lineage.number),
    shorten(shortName(decision.model), 27),
    strongestPath(decision)?.grade ?? '-',
    verdict,
    reasonCell(decision),
    arrows(witness(decision), 35),
    fits ? 'ok' : paint('red', 'MISMATCH'),
  ];
}

/** The decisions as a table of 120 columns, one heading per group. */
export function verdictTable(judged: readonly Judged[], useColor: boolean): string {
  const paint = colored(useColor);
  const table = new Table({
    head: HEAD.map((title) => paint('bold', title)),
    chars: BORDERLESS,
    colWidths: WIDTHS,
    style: { 'padding-left': 0, 'padding-right': 1, head: [], border: [] },
  });
  let group = '';
  for (const one of judged) {
    if (one.lineage.group !== group)
      table.push([{ colSpan: HEAD.length, content: `\n${paint('bold', one.lineage.group)}` }]);
    group = one.lineage.group;
    table.push(row(one, useColor));
  }
  return table.toString().replaceAll(/ +$/gm, '');
}
