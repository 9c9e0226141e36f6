import { randomUUID } from 'node:crypto';
import { decision, type Decision } from '@pedigree/events';
import { type Command } from 'commander';
import { ApiError, EXIT, Interrupted, UsageError } from '../errors';
import { decide } from '../http/decide';
import { promotionPage, type Target } from '../http/target';
import {
  examples,
  type GateOptions,
  gateOptions,
  printJson,
  targetOf,
  waitSeconds,
} from '../options';
import { type Output } from '../output';
import { type GateOutcome } from '../report/outcome';
import { type ReportOptions, writeReports } from '../report/write';
import { decisionText } from '../text/decision';
import { exitCodeFor } from '../verdict';

interface Options extends GateOptions, ReportOptions {
  env?: string;
  wait: number;
  id?: string;
  digest?: string;
  requestedBy?: string;
  reportOnly?: boolean;
}

type Asked = Options & { env: string };

/** `gate`: asks whether a model may be promoted; the exit code is the verdict. */
export function addGateCommand(root: Command, output: Output): void {
  const command = gateOptions(
    root
      .command('gate <model>')
      .description('ask whether a model may be promoted, and wait for the decision')
      .option('--env <environment>', 'where it is to run; needed'),
  )
    .option('--wait <seconds>', 'longest to wait for the decision', waitSeconds, 60)
    .option('--digest <digest>', 'sha256:<hex> of the weights that are to be promoted')
    .option('--id <id>', 'id of the promotion; with the same id comes the same decision')
    .option('--requested-by <who>', 'who asks; they cannot review it')
    .option('--report-only', 'exit 0 where the model is blocked')
    .option('--junit <file>', 'write the decision as JUnit XML')
    .option('--sarif <file>', 'write it as SARIF 2.1.0')
    .option('--markdown <file>', 'append it as Markdown, e.g. to $GITHUB_STEP_SUMMARY')
    .option('--location <file>', 'file of the repository that SARIF shows it at', 'README.md')
    .action((model: string, options: Options) => gate(model, options, output));
  examples(
    command,
    'pedigree gate pkg:generic/acme/support@1 --env production',
    'pedigree gate "$MODEL" --env production --wait 300 --sarif pedigree.sarif --location deploy/model.yaml',
  ).addHelpText('after', EXIT_CODES);
}

const EXIT_CODES = `
Exit codes:
  0  approved
  1  blocked
  2  wrong usage
  3  no decision: indeterminate, pending or unreachable`;

async function gate(model: string, given: Options, output: Output): Promise<void> {
  const options = withEnvironment(given);
  const target = targetOf(options, output);
  const id = options.id ?? `cli-${randomUUID()}`;
  const report = (outcome: GateOutcome) => writeReports(outcome, options, target, output);
  const about = { model, environment: options.env };
  const found = await decisionOn(model, id, options, target).catch(async (error: unknown) => {
    if (error instanceof ApiError)
      await report({ ...about, kind: 'undecided', message: error.message });
    throw error instanceof Interrupted ? new Interrupted(stands(id, 'Interrupted')) : error;
  });
  if (found === undefined) {
    const message = stands(id, `Not decided within ${String(options.wait)} s`);
    if (options.json === true) printJson({ promotion: { id }, status: 'pending' }, output);
    output.err(`${message}\n`);
    output.exitCode = EXIT.unknown;
    return report({ ...about, kind: 'undecided', message });
  }
  const page = promotionPage(target, id);
  tell(found, page, options, output);
  output.exitCode = exitCodeFor(found, options.reportOnly);
  await report({ ...about, kind: 'decided', decision: found, page });
}

/** Looked at here, so that a misspelt `--env` is told of before a missing one. @throws UsageError */
function withEnvironment(options: Options): Asked {
  const { env } = options;
  if (env !== undefined && env !== '') return { ...options, env };
  throw new UsageError('Name where the model is to run: --env <environment>.');
}

const stands = (id: string, what: string): string =>
  `${what}. The request stands: ask again with --id ${id}`;

function decisionOn(
  model: string,
  id: string,
  { env, digest, requestedBy, wait }: Asked,
  target: Target,
): Promise<Decision | undefined> {
  const request = {
    promotion: { id },
    model: digest === undefined ? model : { id: model, digest },
    environment: env,
    requestedBy,
  };
  return decide(target, '/promotions', request, { waitSeconds: wait, shape: decision });
}

function tell(found: Decision, page: string, { json, reportOnly }: Options, output: Output): void {
  if (json === true) return printJson(found, output);
  output.out(decisionText(found, output.paint));
  output.out(`Details: ${page}\n`);
  if (reportOnly === true && found.verdict === 'blocked')
    output.out('Only reported: a blocked model does not fail this step.\n');
}
