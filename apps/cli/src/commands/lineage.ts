import { type Command } from 'commander';
import { read } from '../http/read';
import { queryOf } from '../http/target';
import { count, examples, type GateOptions, gateOptions, printJson, targetOf } from '../options';
import { type Output } from '../output';
import { blastRadius, blastRadiusText } from '../text/blast-radius';
import { lineageGraph } from '../text/graph';
import { type Direction, lineageText } from '../text/lineage';

interface Options extends GateOptions {
  depth?: number;
  limit: number;
  asOf?: string;
  deployed?: boolean;
}

/** `ancestry` and `descendants`: what an artifact was made of, and what was made of it. */
export function addLineageCommands(root: Command, output: Output): void {
  const ancestry = reaching(
    root.command('ancestry <artifact>').description('what an artifact was made of, as a tree'),
  ).action((id: string, options: Options) => show(id, 'ancestry', options, output));
  examples(
    ancestry,
    'pedigree ancestry pkg:generic/acme/support@1',
    'pedigree ancestry pkg:generic/acme/support@1 --as-of 2026-11-01T00:00:00Z --json',
  );
  const descendants = reaching(
    root.command('descendants <artifact>').description('what was made of an artifact, as a tree'),
  )
    .option('--deployed', 'only what runs somewhere now: the blast radius')
    .action((id: string, options: Options) =>
      options.deployed === true
        ? showRunning(id, options, output)
        : show(id, 'descendants', options, output),
    );
  examples(descendants, 'pedigree descendants pkg:huggingface/tatsu-lab/alpaca --deployed');
}

const reaching = (command: Command): Command =>
  gateOptions(command)
    .option('--depth <edges>', 'most edges away from the artifact', count)
    .option('--limit <artifacts>', 'most artifacts', count, 1000)
    .option('--as-of <time>', 'RFC 3339: what was known at that moment');

const pathOf = (id: string, kind: Direction, { depth, limit, asOf, deployed }: Options): string =>
  `/artifacts/${encodeURIComponent(id)}/${kind}${queryOf({ depth, limit, asOf, deployed })}`;

async function show(id: string, kind: Direction, options: Options, output: Output): Promise<void> {
  const graph = await read(targetOf(options, output), pathOf(id, kind, options), lineageGraph);
  if (options.json === true) printJson(graph, output);
  else output.out(lineageText(graph, kind, output.paint));
}

async function showRunning(id: string, options: Options, output: Output): Promise<void> {
  const path = pathOf(id, 'descendants', options);
  const found = await read(targetOf(options, output), path, blastRadius);
  if (options.json === true) printJson(found, output);
  else output.out(blastRadiusText(found, output.paint));
}
