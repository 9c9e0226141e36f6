import { writeFileSync } from 'node:fs';
import { type Command } from 'commander';
import { z } from 'zod';
import { ApiError, UsageError } from '../errors';
import { ask } from '../http/ask';
import { bodyOf } from '../http/read';
import { queryOf } from '../http/target';
import { count, examples, type GateOptions, gateOptions, printJson, targetOf } from '../options';
import { type Output } from '../output';

interface Options extends GateOptions {
  output?: string;
  asOf?: string;
  limit?: number;
}

const ACCEPT = 'application/vnd.cyclonedx+json, application/json;q=0.5';

const document = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  compositions: z
    .array(z.looseObject({ aggregate: z.string(), dependencies: z.array(z.string()).default([]) }))
    .default([]),
});

/** `export ml-bom`: the ancestry of a model or dataset as CycloneDX. */
export function addExportCommand(root: Command, output: Output): void {
  const parent = root.command('export').description('documents for other tools');
  const command = gateOptions(
    parent
      .command('ml-bom <artifact>')
      .description('the whole ancestry of a model or dataset as a CycloneDX ML-BOM'),
  )
    .option('--output <file>', 'write it there instead of to standard output')
    .option('--as-of <time>', 'RFC 3339: what was known at that moment')
    .option('--limit <artifacts>', 'most artifacts; default: 10,000', count)
    .action((id: string, options: Options) => mlBom(id, options, output));
  examples(
    command,
    'pedigree export ml-bom pkg:generic/acme/support@1 --output support.cdx.json',
    'pedigree export ml-bom pkg:generic/acme/support@1 --as-of 2026-11-01T00:00:00Z',
  );
}

async function mlBom(id: string, options: Options, output: Output): Promise<void> {
  const { asOf, limit } = options;
  const target = targetOf(options, output);
  const path = `/artifacts/${encodeURIComponent(id)}/ml-bom${queryOf({ asOf, limit })}`;
  const answer = await ask(target, { path, accept: ACCEPT }).catch((error: unknown) => {
    if (!(error instanceof ApiError && error.code === 'no-route')) throw error;
    const message = `The gate at ${target.url} is older than this program and exports no ML-BOMs. Read the ancestry with: pedigree ancestry ${id} --json`;
    throw new ApiError('no-route', message, false, error.status);
  });
  const bom = bodyOf(answer, document);
  if (options.output === undefined) printJson(bom, output);
  else save(options.output, bom);
  output.err(warningOf(bom));
}

/** Whoever keeps the document is told what it does not say; its readers find it in `compositions`. */
function warningOf({ compositions = [] }: z.input<typeof document>): string {
  const lacking = compositions.filter(({ aggregate }) => aggregate === 'incomplete');
  const components = lacking.flatMap(({ dependencies = [] }) => dependencies).length;
  return components === 0
    ? ''
    : `The ML-BOM is incomplete for ${String(components)} of its components: the ancestry was cut (raise --limit), or events about it lie in the dead letters.\n`;
}

function save(file: string, bom: object): void {
  try {
    writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} cannot be written: ${why}`);
  }
}
