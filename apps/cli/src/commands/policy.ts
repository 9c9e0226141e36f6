import { type Command } from 'commander';
import {
  type BundleFault,
  type CaseResult,
  compileBundle,
  faultInWords,
  type Policy,
  runCases,
} from '@pedigree/promotion';
import { textOf } from '../files';
import { examples, printJson } from '../options';
import { type Output } from '../output';

/** `policy check` and `policy test`: exit 1 where a bundle is broken or a case fails. */
export function addPolicyCommands(root: Command, output: Output): void {
  const policy = root.command('policy').description('policy bundles');
  policy
    .command('check <bundle>')
    .description('tell whether a bundle can be loaded, and where not')
    .option('--json', 'print the result as JSON')
    .action((bundle: string, { json }: { json?: boolean }) => check(bundle, json ?? false, output));
  const testing = policy
    .command('test <bundle> <cases>')
    .description('judge the cases of a file by a bundle and compare')
    .option('--json', 'print the results as JSON')
    .action((bundle: string, cases: string, { json }: { json?: boolean }) => {
      const loaded = load(bundle, output);
      if (loaded !== undefined) test(loaded, cases, json ?? false, output);
    });
  examples(testing, 'pedigree policy test policies/default.yaml policies/cases/default.yaml');
}

function check(file: string, json: boolean, output: Output): void {
  const policy = load(file, output);
  if (!json) return;
  const { name, version, digest } = policy ?? {};
  printJson({ ok: policy !== undefined, name, version, digest }, output);
}

function load(file: string, output: Output): Policy | undefined {
  const compiled = compileBundle(textOf(file), { file });
  if (!compiled.ok) {
    tell(compiled.faults, output);
    return undefined;
  }
  const { name, version, digest, rules } = compiled.policy;
  output.err(`${file}: ${name} ${version}, ${String(rules.length)} rules, ${digest}\n`);
  return compiled.policy;
}

function tell(faults: readonly BundleFault[], output: Output): void {
  output.err(faults.map((fault) => `${faultInWords(fault)}\n`).join(''));
  output.exitCode = 1;
}

function test(policy: Policy, file: string, json: boolean, output: Output): void {
  const run = runCases(policy, textOf(file), { file });
  if (!run.ok) return tell(run.faults, output);
  output.out(json ? `${JSON.stringify(run.results, null, 2)}\n` : run.results.map(line).join(''));
  const failed = run.results.filter(({ ok }) => !ok).length;
  output.err(`${String(run.results.length - failed)} passed, ${String(failed)} failed\n`);
  if (failed > 0) output.exitCode = 1;
}

const line = ({ name, ok, differences }: CaseResult): string =>
  [`${ok ? 'ok  ' : 'FAIL'} ${name}`, ...differences.map((one) => `       ${one}`), ''].join('\n');
