import { type Command, Argument, Option } from 'commander';
import { DOCUMENT_FORMATS, type DocumentOptions, importDocuments } from '../input/documents';
import { feed } from '../input/feed';
import { examples, type GateOptions, gateOptions, targetOf } from '../options';
import { type Output } from '../output';

/** Formats that are events already; documents the gate turns into events. */
const EVENTS = ['openlineage', 'cloudevents'];

/** `import`: backfill from what is there already. */
export function addImportCommand(root: Command, output: Output): void {
  const formats = [...EVENTS, ...DOCUMENT_FORMATS];
  const command = gateOptions(
    root
      .command('import')
      .description('backfill lineage from files of another format')
      .addArgument(new Argument('<format>', 'of the files').choices(formats))
      .argument('<files...>', 'files; - is standard input')
      .option('--dry-run', 'of documents: print the events that they would be, and send none')
      .option('--id <id>', 'of huggingface-card: what it is the card of')
      .addOption(
        new Option('--kind <kind>', 'of huggingface-card')
          .choices(['model', 'dataset'])
          .default('model'),
      )
      .option('--digest <sha256:hex>', 'of huggingface-card: of the weights or the data'),
  ).action((format: string, files: string[], options: GateOptions & DocumentOptions) => {
    const target = targetOf(options, output);
    return EVENTS.includes(format)
      ? feed(files, options, target, output)
      : importDocuments({ format, files, options, target }, output);
  });
  examples(
    command,
    'pedigree import openlineage marquez-export.ndjson',
    'pedigree import cyclonedx --dry-run support.cdx.json',
    'pedigree import huggingface-card README.md --id pkg:huggingface/acme/support@8f2c1d0',
  );
}
