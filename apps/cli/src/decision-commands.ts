import { existsSync } from 'node:fs';
import { keyring, type TrustedKey } from '@pedigree/attestation';
import { type Decision } from '@pedigree/events';
import { type Command } from 'commander';
import { read } from './api';
import { jsonOf, textOf } from './files';
import { type Output, UsageError } from './output';
import { replayOf, type RecordedInputs } from './replay';
import { verdictOn } from './verify';

interface Options {
  url: string;
  keys?: string;
  inputs?: string;
  json?: boolean;
}

const URL_OPTION = [
  '--url <url>',
  'the gate (PEDIGREE_URL)',
  process.env['PEDIGREE_URL'] ?? 'http://127.0.0.1:4600',
] as const;

/** `verify` and `replay`: exit 1 where a decision is not what it claims to be. */
export function addDecisionCommands(root: Command, output: Output): void {
  root
    .command('verify <decision>')
    .description('check the signature of a decision: a file, or the id of a promotion')
    .option('--keys <file>', 'public keys: a JWK Set or PEM; without it they are asked of the gate')
    .option(...URL_OPTION)
    .action((decision: string, options: Options) => verify(decision, options, output));
  root
    .command('replay <decision>')
    .description('make a decision again from what it was made of: a file, or the id of a promotion')
    .option('--inputs <file>', 'what GET /promotions/{id}/inputs answered, to replay offline')
    .option('--json', 'print the recomputed decision')
    .option(...URL_OPTION)
    .action((decision: string, options: Options) => again(decision, options, output));
}

async function verify(name: string, options: Options, output: Output): Promise<void> {
  const decision = await decisionOf(name, options);
  const keys = keyring([await trusted(options)]);
  if (!keys.ok) throw new UsageError(keys.faults.map(({ message }) => message).join('\n'));
  const { ok, message } = verdictOn(decision, keys.value, new Date().toISOString());
  output.out(`${message}\n`);
  if (!ok) output.exitCode = 1;
}

async function trusted({ keys, url }: Options): Promise<TrustedKey> {
  const id = 'pedigree';
  if (keys === undefined)
    return {
      id,
      jwks: (await read(url, '/keys')) as Extract<TrustedKey, { jwks: unknown }>['jwks'],
    };
  const text = textOf(keys);
  return text.trimStart().startsWith('{')
    ? { id, jwks: JSON.parse(text) as Extract<TrustedKey, { jwks: unknown }>['jwks'] }
    : { id, pem: text };
}

async function again(name: string, options: Options, output: Output): Promise<void> {
  const given =
    options.inputs === undefined ? undefined : (jsonOf(options.inputs) as RecordedInputs);
  const { revoked, ...standing } = await decisionOf(name, options);
  const decision = originalIn(revoked) ?? standing;
  const id = encodeURIComponent(decision.promotion?.id ?? '');
  const inputs = given ?? ((await read(options.url, `/promotions/${id}/inputs`)) as RecordedInputs);
  const { ok, message, decision: made } = replayOf(decision, inputs);
  if (options.json === true) output.out(`${JSON.stringify(made, null, 2)}\n`);
  output.err(`${message}\n`);
  if (!ok) output.exitCode = 1;
}

/** Of a promotion that was revoked, what was decided first. */
const originalIn = (revoked: unknown): Decision | undefined =>
  (revoked as { decision?: Decision } | undefined)?.decision;

async function decisionOf(name: string, { url }: Options): Promise<Decision> {
  const found =
    name === '-' || existsSync(name)
      ? jsonOf(name)
      : await read(url, `/promotions/${encodeURIComponent(name)}`);
  const decision = found as Decision;
  if (typeof decision.verdict === 'string') return decision;
  throw new UsageError(`${name} is not a decision, or is not decided yet.`);
}
