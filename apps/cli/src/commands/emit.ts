import { type Command } from 'commander';
import { feed } from '../input/feed';
import { examples, type GateOptions, gateOptions, targetOf } from '../options';
import { type Output } from '../output';

/** `emit`: sends events from files. */
export function addEmitCommand(root: Command, output: Output): void {
  const command = gateOptions(
    root
      .command('emit [files...]')
      .description(
        'send CloudEvents or OpenLineage events: JSON or NDJSON files, or standard input',
      ),
  ).action((files: string[], options: GateOptions) =>
    feed(files.length > 0 ? files : ['-'], options, targetOf(options, output), output),
  );
  examples(
    command,
    'pedigree emit events.ndjson',
    'pedigree attest ... --key team.pem | pedigree emit',
  );
}
