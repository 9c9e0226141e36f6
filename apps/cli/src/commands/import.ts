import { type Command, Argument } from 'commander';
import { ApiError, EXIT } from '../errors';
import { textOf } from '../files';
import { ask } from '../http/ask';
import { bodyOf } from '../http/read';
import { type Target } from '../http/target';
import { feed } from '../input/feed';
import { examples, type GateOptions, gateOptions, printJson, targetOf } from '../options';
import { type Output } from '../output';
import { progressOf } from '../progress';
import { z } from 'zod';
import { plainLine } from '../text/plain';

/** Formats that are events already, and documents that the gate turns into events. */
const EVENTS = ['openlineage', 'cloudevents'] as const;
const DOCUMENTS = {
  cyclonedx: 'application/json',
  spdx: 'application/json',
  'huggingface-card': 'text/markdown',
} as const;

type Document = keyof typeof DOCUMENTS;
type Format = (typeof EVENTS)[number] | Document;

/** `import`: backfill from what is there already. */
export function addImportCommand(root: Command, output: Output): void {
  const formats = [...EVENTS, ...Object.keys(DOCUMENTS)];
  const command = gateOptions(
    root
      .command('import')
      .description('backfill lineage from files of another format')
      .addArgument(new Argument('<format>', 'of the files').choices(formats))
      .argument('<files...>', 'files; - is standard input'),
  ).action((format: Format, files: string[], options: GateOptions) =>
    isDocument(format)
      ? importAll(format, files, options, output)
      : feed(files, options, targetOf(options, output), output),
  );
  examples(command, 'pedigree import openlineage marquez-export.ndjson');
}

const isDocument = (format: Format): format is Document => format in DOCUMENTS;

const answered = z.looseObject({});

async function importAll(
  format: Document,
  files: readonly string[],
  options: GateOptions,
  output: Output,
): Promise<void> {
  const target = targetOf(options, output);
  const progress = progressOf('Importing', files.length, output);
  const answers: { file: string; answer: object }[] = [];
  try {
    for (const file of files) {
      answers.push({ file, answer: await importOne(format, file, target) });
      progress.advance(1, plainLine(file));
    }
  } finally {
    progress.stop();
  }
  if (options.json === true) printJson(answers, output);
  else output.out(answers.map(({ file }) => `${file} imported\n`).join(''));
  output.exitCode = EXIT.ok;
}

async function importOne(format: Document, file: string, target: Target): Promise<object> {
  const body = { type: DOCUMENTS[format], text: textOf(file) };
  try {
    return bodyOf(
      await ask(target, { method: 'POST', path: `/imports/${format}`, body }),
      answered,
    );
  } catch (error) {
    if (!(error instanceof ApiError && error.code === 'no-route')) throw error;
    const message = `The gate at ${target.url} has no import of ${format} yet. Send events instead (pedigree emit), or use a newer gate.`;
    throw new ApiError('no-route', message, false, error.status);
  }
}
