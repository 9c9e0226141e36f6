import { type Command } from 'commander';
import { type BundleFault, compileBundle, type Policy, runCases } from '@pedigree/promotion';
import { textOf } from './files';
import { type Output } from './output';

/** `policy check` and `policy test`: exit 1 where a bundle is broken or a case fails. */
export function addPolicyCommands(root: Command, output: Output): void {
  const policy = root.command('policy').description('policy bundles');
  policy
    .command('check <bundle>')
    .description('tell whether a bundle can be loaded, and where not')
    .action((bundle: string) => void load(bundle, output));
  policy
    .command('test <bundle> <cases>')
    .description('judge the cases of a file by a bundle and compare')
    .option('--json', 'print the results as JSON')
    .action((bundle: string, cases: string, { json }: { json?: boolean }) => {
      const loaded = load(bundle, output);
      if (loaded !== undefined) test(loaded, cases, json ?? false, output);
    });
}

function load(file: string, output: Output): Policy | undefined {
  const compiled = compileBundle(textOf(file));
  if (!compiled.ok) {
    tell(file, compiled.faults, output);
    return undefined;
  }
  const { name, version, digest, rules } = compiled.policy;
  output.err(`${file}: ${name} ${version}, ${String(rules.length)} rules, ${digest}\n`);
  return compiled.policy;
}

function tell(file: string, faults: readonly BundleFault[], output: Output): void {
  for (const { line, column, path, message, remedy } of faults)
    output.err(`${file}:${String(line)}:${String(column)} ${path} ${message} ${remedy}\n`);
  output.exitCode = 1;
}

function test(policy: Policy, file: string, json: boolean, output: Output): void {
  const run = runCases(policy, textOf(file));
  if (!run.ok) return tell(file, run.faults, output);
  const failed = run.results.filter(({ ok }) => !ok);
  if (json) output.out(`${JSON.stringify(run.results, null, 2)}\n`);
  else
    for (const { name, ok, differences } of run.results)
      output.out(
        `${ok ? 'ok  ' : 'FAIL'} ${name}\n${differences.map((d) => `       ${d}\n`).join('')}`,
      );
  const passed = run.results.length - failed.length;
  output.err(`${String(passed)} passed, ${String(failed.length)} failed\n`);
  if (failed.length > 0) output.exitCode = 1;
}
