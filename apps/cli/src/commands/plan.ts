import { randomUUID } from 'node:crypto';
import { type PlanDecision, planDecision } from '@pedigree/events';
import { type Command, Option } from 'commander';
import { z } from 'zod';
import { EXIT, UsageError } from '../errors';
import { jsonOf } from '../files';
import { decide } from '../http/decide';
import {
  examples,
  type GateOptions,
  gateOptions,
  printJson,
  targetOf,
  waitSeconds,
} from '../options';
import { type Output } from '../output';
import { planRequest, type PlanParts } from '../plan-request';
import { decisionText } from '../text/decision';
import { exitCodeFor } from '../verdict';

interface Options extends GateOptions, PlanParts {
  wait: number;
  file?: string;
}

/** What the gate adds to a blocked plan: models that would do as teachers. */
const answered = planDecision.extend({
  alternatives: z.looseObject({ teachers: z.array(z.string()) }).optional(),
});

/** `plan`: what the gate would say of the model that a run is going to make. */
export function addPlanCommand(root: Command, output: Output): void {
  const command = gateOptions(
    root.command('plan').description('ask the gate about a training run before it is paid for'),
  )
    .option('--base <model>', 'whose weights it starts from')
    .addOption(
      new Option('--method <method>', 'how')
        .choices(['finetune', 'adapter', 'rl'])
        .default('finetune'),
    )
    .option('--corpus <dataset>', 'with ,stage=sft and ,share=0.5 after it; repeatable', collect)
    .option('--teacher <model>', 'with ,channel=logits after it; repeatable', collect)
    .option('--output <model>', 'id that the model will have')
    .option('--env <environment>', 'where it is to run', 'production')
    .option('--file <file>', 'the whole plan as JSON instead, as POST /plans takes it; - is stdin')
    .option('--wait <seconds>', 'longest to wait for the decision', waitSeconds, 60)
    .action((options: Options) => plan(options, output));
  examples(
    command,
    'pedigree plan --base pkg:huggingface/mistralai/Mistral-7B-v0.1 --corpus pkg:generic/acme/answers@1,stage=sft',
    'pedigree plan --file plan.json --json',
  );
}

const collect = (one: string, before: string[] = []): string[] => [...before, one];

async function plan(options: Options, output: Output): Promise<void> {
  const id = `cli-${randomUUID()}`;
  const request = { plan: { id }, ...bodyOf(options) };
  const target = targetOf(options, output);
  const found = await decide(target, '/plans', request, {
    waitSeconds: options.wait,
    shape: answered,
  });
  if (found === undefined) {
    output.err(`Not decided within ${String(options.wait)} s. Allow more with --wait.\n`);
    output.exitCode = EXIT.unknown;
    return;
  }
  if (options.json === true) printJson(found, output);
  else output.out(planText(found, output));
  output.exitCode = exitCodeFor(found);
}

function bodyOf(options: Options): object {
  if (options.file === undefined) return planRequest(options);
  if (options.base !== undefined || options.corpus !== undefined || options.teacher !== undefined)
    throw new UsageError('--file is the whole plan: leave out --base, --corpus and --teacher.');
  const body = jsonOf(options.file);
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  throw new UsageError(`${options.file} is not a plan: give one JSON object.`);
}

function planText(
  found: PlanDecision & { alternatives?: { teachers: readonly string[] } | undefined },
  output: Output,
): string {
  const { teachers = [] } = found.alternatives ?? {};
  const others = teachers.map((teacher) => `   ${teacher}\n`).join('');
  return (
    decisionText(found, output.paint) +
    (others === '' ? '' : `\nTeachers that start from other weights:\n${others}`)
  );
}
