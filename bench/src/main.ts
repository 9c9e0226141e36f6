import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type Figure, type Row, type Scale } from './figure';
import { FIGURES } from './figures';
import { machineFacts } from './machine';
import { type Baseline, regressions } from './measure/baseline';
import { jsonLine, tableOf } from './report';
import { runFigures } from './run-figures';
import { parseArguments, type Arguments } from './arguments';

const FULL: Scale = { runs: 5, warmUps: 1, size: 1 };
const SHORT: Scale = { runs: 3, warmUps: 1, size: 0.1 };

const say = (text: string): void => void process.stderr.write(`${text}\n`);

async function main(args: Arguments): Promise<void> {
  const figures = chosen(args);
  if (figures.length === 0) return fail(nothingOf(args), 2);
  if (args.list) return void process.stdout.write(`${names(figures, '\n')}\n`);
  const machine = machineFacts(process.env['PEDIGREE_COMMIT']);
  rmSync(args.json, { force: true });
  appendFileSync(args.json, `${jsonLine(machine)}\n`);
  say(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, load ${machine.load}`);
  const { rows, failures } = await runFigures(figures, {
    scale: scaleOf(args),
    row: (row) => appendFileSync(args.json, `${jsonLine(row)}\n`),
    progress: say,
  });
  process.stdout.write(`${tableOf(rows)}\n`);
  finish(args, rows, failures);
}

function finish(args: Arguments, rows: readonly Row[], failures: readonly string[]): void {
  for (const failure of failures) say(`FAILED ${failure}`);
  const worse = args.check === undefined ? [] : regressed(args.check, args.allowance, rows);
  for (const line of worse) say(`REGRESSION ${line}`);
  if (args.update !== undefined) writeFileSync(args.update, baselineOf(rows));
  say(`Figures as JSON lines: ${args.json}`);
  process.exit(failures.length + worse.length > 0 ? 1 : 0);
}

/** Those of a baseline must all be measured: a figure that is gone is no pass. */
function regressed(file: string, allowance: number, rows: readonly Row[]): string[] {
  const baseline = baselineIn(file);
  const missing = Object.keys(baseline).filter((name) => !rows.some((row) => row.figure === name));
  return [
    ...missing.map((figure) => `${figure}: was not measured`),
    ...regressions(rows, baseline, allowance).map(
      ({ figure, was, is }) => `${figure}: ratio ${is.toPrecision(3)}, was ${was.toPrecision(3)}`,
    ),
  ];
}

const baselineOf = (rows: readonly Row[]): string =>
  `${JSON.stringify(Object.fromEntries(rows.map(entryOf)), null, 2)}\n`;

const entryOf = ({ figure, ratio, target }: Row) => [
  figure,
  {
    ratio: +ratio.median.toPrecision(3),
    better: target !== undefined && 'atMost' in target ? 'lower' : 'higher',
  },
];

const nothingOf = (args: Arguments): string =>
  `No figure matches. With these options there are: ${names(chosen({ ...args, only: [] }))}.`;

const chosen = ({ only, backend, short, check }: Arguments): Figure[] => {
  const known = check === undefined ? undefined : Object.keys(baselineIn(check));
  return FIGURES.filter(
    ({ name, needs, long }) =>
      only.every((part) => name.includes(part)) &&
      (backend === 'all' || backend === needs) &&
      !(short && long) &&
      (known === undefined || known.some((row) => row.startsWith(name))),
  );
};

const baselineIn = (file: string): Baseline => JSON.parse(readFileSync(file, 'utf8')) as Baseline;

const scaleOf = ({ short, runs, size }: Arguments): Scale => ({
  ...(short ? SHORT : FULL),
  ...(runs === undefined ? {} : { runs }),
  ...(size === undefined ? {} : { size }),
});

const names = (figures: readonly Figure[], between = ', '): string =>
  figures.map(({ name }) => name).join(between);

function fail(message: string, code: number): void {
  say(message);
  process.exit(code);
}

void main(parseArguments(process.argv.slice(2)));
