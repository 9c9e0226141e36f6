import { Argument, type Command } from 'commander';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'];

/**
 * `completion`: prints the script that a shell loads; the script calls the hidden `complete` on every
 * press of the key.
 *
 * @param fresh builds the same commands again, for the library to look at
 */
export function addCompletionCommands(root: Command, fresh: () => Command): void {
  root
    .command('completion')
    .description('print a completion script for a shell')
    .addArgument(new Argument('<shell>', 'shell').choices(SHELLS))
    .addHelpText('after', '\nExamples:\n  source <(pedigree completion bash)')
    .action(async (shell: string) =>
      (await completionOf(fresh())).setup('pedigree', 'pedigree', shell),
    );
  root
    .command('complete', { hidden: true })
    .argument('[words...]')
    .action(async (words: string[]) => (await completionOf(fresh())).parse(words));
}

/** Loaded when asked for: no other command needs it. */
async function completionOf(program: Command) {
  const { default: tab } = await import('@bomb.sh/tab/commander');
  return tab(program, { completionCommandName: 'completion' });
}
