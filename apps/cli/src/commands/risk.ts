import { decision } from '@pedigree/events';
import { type Command } from 'commander';
import { read } from '../http/read';
import { queryOf } from '../http/target';
import { examples, type GateOptions, gateOptions, printJson, targetOf } from '../options';
import { type Output } from '../output';
import { decisionText } from '../text/decision';

interface Options extends GateOptions {
  env: string;
}

/** `risk`: tells what the gate would say, and asks for nothing. Its exit code is no verdict. */
export function addRiskCommand(root: Command, output: Output): void {
  const command = gateOptions(
    root
      .command('risk <artifact>')
      .description('what the gate would say of a model now; exits 0 whatever that is'),
  )
    .option('--env <environment>', 'where it would run', 'production')
    .action((id: string, options: Options) => show(id, options, output));
  examples(command, 'pedigree risk pkg:generic/acme/support@1 --env staging');
}

async function show(id: string, options: Options, output: Output): Promise<void> {
  const path = `/artifacts/${encodeURIComponent(id)}/risk${queryOf({ environment: options.env })}`;
  const found = await read(targetOf(options, output), path, decision);
  if (options.json === true) printJson(found, output);
  else output.out(decisionText(found, output.paint));
}
