import Table from 'cli-table3';
import { type Row, type Spread } from './figure';
import { type Machine } from './machine';
import { reaches, wordsOf } from './measure/verdict';

/** One JSON object per line: first the machine, then a row each. */
export const jsonLine = (value: Machine | Row): string =>
  JSON.stringify('figure' in value ? { ...value, met: reaches(value) } : { machine: value });

/** The rows for people: medians, and the range of the ratio. */
export function tableOf(rows: readonly Row[]): string {
  const table = new Table({
    head: ['figure', 'value', 'floor', 'ratio (range)', 'to reach', ''],
    style: { head: [], border: [] },
    colWidths: [44, 26, 40, 20, 22, 8],
    wordWrap: true,
  });
  for (const row of rows) table.push(cellsOf(row));
  return table.toString();
}

function cellsOf(row: Row): string[] {
  const { figure, title, unit, value, floor, ratio, target, bound, more = {} } = row;
  const others = Object.entries(more).map(([name, number]) => `${name} ${short(number)}`);
  const asked = [wordsOf(target), bound && `value ${wordsOf(bound)}`].filter(Boolean);
  const met = reaches(row);
  return [
    `${figure}\n${title}`,
    [`${short(value.median)} ${unit}`, ...others].join('\n'),
    `${short(floor.median)} ${unit}\n${floor.name}`,
    `${short(ratio.median)} (${rangeOf(ratio)})`,
    asked.join('\n'),
    met === undefined ? '' : met ? 'ok' : 'SHORT',
  ];
}

const rangeOf = ({ min, max }: Spread): string => `${short(min)}-${short(max)}`;

/** Three digits that count. */
const short = (value: number): string =>
  Math.abs(value) >= 1000 ? Math.round(value).toLocaleString('en') : String(+value.toPrecision(3));
