import { Command, InvalidArgumentError, Option } from 'commander';

export interface Arguments {
  /** Parts of names: a figure is measured whose name contains all of them. */
  only: readonly string[];
  backend: 'embedded' | 'stack' | 'all';
  short: boolean;
  list: boolean;
  runs?: number;
  size?: number;
  /** File for the JSON lines. */
  json: string;
  /** Baseline to hold the ratios against. */
  check?: string;
  allowance: number;
  /** Baseline to write. */
  update?: string;
}

const positive = (text: string): number => {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new InvalidArgumentError('Give a number above 0.');
};

/** Ends the process with help or a fault, as command lines do. */
export function parseArguments(args: readonly string[]): Arguments {
  const command = new Command('bench')
    .usage('[options] [part of a name ...]')
    .description('Measures Pedigree beside floors of the same run. Ratios count, not times.')
    .argument('[parts...]', 'only figures whose name contains all of these')
    .addOption(
      new Option('--backend <kind>', 'which ones')
        .choices(['embedded', 'stack', 'all'])
        .default('all'),
    )
    .option('--short', 'a tenth of the size, three runs, without the long figures', false)
    .option('--list', 'print the names of the figures', false)
    .option('--runs <count>', 'runs of each figure (5; short: 3)', positive)
    .option('--size <factor>', 'share of the full size (1; short: 0.1)', positive)
    .option('--json <file>', 'file for the figures as JSON lines', '.reports/bench.jsonl')
    .option('--check <file>', 'fail where a ratio is worse than in this baseline')
    .option('--allowance <share>', 'by which share a ratio may be worse', positive, 0.5)
    .option('--update <file>', 'write the ratios as a baseline')
    .parse(args, { from: 'user' });
  return { only: command.args, ...command.opts<Omit<Arguments, 'only'>>() };
}
