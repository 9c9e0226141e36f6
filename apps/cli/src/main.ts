#!/usr/bin/env node
import { Command } from 'commander';
import { addAttestCommand } from './commands/attest';
import { addCompletionCommands } from './commands/completion';
import { addDeadLetterCommands } from './commands/dead-letters';
import { addDecisionCommands } from './commands/decisions';
import { addEmitCommand } from './commands/emit';
import { addExportCommand } from './commands/export';
import { addGateCommand } from './commands/gate';
import { addImportCommand } from './commands/import';
import { addLineageCommands } from './commands/lineage';
import { addPlanCommand } from './commands/plan';
import { addPolicyCommands } from './commands/policy';
import { addRiskCommand } from './commands/risk';
import { addUpCommand } from './commands/up';
import { exitCodeOf, UsageError } from './errors';
import { type Output, terminal } from './output';
import { errorText } from './text/error';
import { ownVersion } from './version';

/** In the order of the help. */
const COMMANDS = [
  addUpCommand,
  addEmitCommand,
  addImportCommand,
  addLineageCommands,
  addRiskCommand,
  addGateCommand,
  addPlanCommand,
  addExportCommand,
  addPolicyCommands,
  addDecisionCommands,
  addAttestCommand,
  addDeadLetterCommands,
];

function commands(output: Output): Command {
  const root = new Command('pedigree')
    .description('Lineage of AI models, and the gate on their promotion')
    .version(ownVersion(), '-V, --version', 'print the version')
    .showHelpAfterError('(--help shows what there is)')
    .configureOutput({ writeOut: output.out, writeErr: output.err })
    .exitOverride((error) => {
      throw error.exitCode === 0 ? error : new UsageError(error.message, true);
    });
  for (const add of COMMANDS) add(root, output);
  return root;
}

export function program(output: Output): Command {
  const root = commands(output);
  addCompletionCommands(root, () => commands(output));
  return root;
}

/** Runs one command line and answers the exit code. */
export async function run(args: readonly string[], output: Output): Promise<number> {
  try {
    await program(output).parseAsync([...args], { from: 'user' });
    return output.exitCode;
  } catch (error) {
    if (isHelp(error)) return 0;
    if (!(error instanceof UsageError && error.told))
      output.err(`${errorText(error, args.includes('--json'))}\n`);
    return exitCodeOf(error);
  }
}

const isHelp = (error: unknown): boolean =>
  error instanceof Error && 'exitCode' in error && error.exitCode === 0;

if (require.main === module)
  void run(process.argv.slice(2), terminal()).then((code) => {
    process.exitCode = code;
  });
