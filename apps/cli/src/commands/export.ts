import { writeFileSync } from 'node:fs';
import { type Command } from 'commander';
import { z } from 'zod';
import { ApiError, UsageError } from '../errors';
import { read } from '../http/read';
import { examples, type GateOptions, gateOptions, printJson, targetOf } from '../options';
import { type Output } from '../output';

const document = z.looseObject({ bomFormat: z.literal('CycloneDX') });

/** `export ml-bom`: the ancestry of a model as CycloneDX. */
export function addExportCommand(root: Command, output: Output): void {
  const parent = root.command('export').description('documents for other tools');
  const command = gateOptions(
    parent
      .command('ml-bom <model>')
      .description('the whole ancestry of a model as a CycloneDX ML-BOM'),
  )
    .option('--output <file>', 'write it there instead of to standard output')
    .action((id: string, options: GateOptions & { output?: string }) => mlBom(id, options, output));
  examples(command, 'pedigree export ml-bom pkg:generic/acme/support@1 --output support.cdx.json');
}

async function mlBom(
  id: string,
  options: GateOptions & { output?: string },
  output: Output,
): Promise<void> {
  const target = targetOf(options, output);
  const path = `/artifacts/${encodeURIComponent(id)}/ml-bom`;
  const bom = await read(target, path, document).catch((error: unknown) => {
    if (!(error instanceof ApiError && error.code === 'no-route')) throw error;
    const message = `The gate at ${target.url} does not export ML-BOMs yet. Read the ancestry with: pedigree ancestry ${id} --json`;
    throw new ApiError('no-route', message, false, error.status);
  });
  if (options.output === undefined) printJson(bom, output);
  else save(options.output, bom);
}

function save(file: string, bom: object): void {
  try {
    writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} cannot be written: ${why}`);
  }
}
