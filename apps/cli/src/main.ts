import { Command } from 'commander';
import { ApiError } from './api';
import { addAttestCommand } from './attest-command';
import { addPolicyCommands } from './policy-commands';
import { addDecisionCommands } from './decision-commands';
import { type Output, terminal, UsageError } from './output';

/** 2: wrong usage, as DESIGN.md has it for `gate`. */
const WRONG_USAGE = 2;
const UNREACHABLE = 3;

export function program(output: Output): Command {
  const root = new Command('pedigree')
    .description('Lineage of AI models, and the gate on their promotion')
    .showHelpAfterError()
    .configureOutput({ writeOut: output.out, writeErr: output.err })
    .exitOverride((error) => {
      throw error.exitCode === 0 ? error : new UsageError(error.message, true);
    });
  addPolicyCommands(root, output);
  addDecisionCommands(root, output);
  addAttestCommand(root, output);
  return root;
}

/** Runs one command line and answers the exit code. */
export async function run(args: readonly string[], output: Output): Promise<number> {
  try {
    await program(output).parseAsync([...args], { from: 'user' });
    return output.exitCode;
  } catch (error) {
    if (isHelp(error)) return 0;
    if (!(error instanceof UsageError && error.told)) output.err(`${messageOf(error)}\n`);
    return error instanceof ApiError ? UNREACHABLE : WRONG_USAGE;
  }
}

const isHelp = (error: unknown): boolean =>
  error instanceof Error && 'exitCode' in error && error.exitCode === 0;

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

if (require.main === module)
  void run(process.argv.slice(2), terminal()).then((code) => {
    process.exitCode = code;
  });
