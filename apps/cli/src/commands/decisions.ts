import { existsSync } from 'node:fs';
import { keyring, type TrustedKey } from '@pedigree/attestation';
import { type Decision } from '@pedigree/events';
import { type Command } from 'commander';
import { z } from 'zod';
import { EXIT, UsageError } from '../errors';
import { jsonOf, textOf } from '../files';
import { read } from '../http/read';
import { examples, type GateOptions, gateOptions, printJson, targetOf } from '../options';
import { type Output } from '../output';
import { replayOf, type RecordedInputs } from '../replay';
import { verdictOn } from '../verify';

interface Options extends GateOptions {
  keys?: string;
  inputs?: string;
}

type Jwks = Extract<TrustedKey, { jwks: unknown }>['jwks'];

/** `verify` and `replay`: exit 1 where a decision is not what it claims to be. */
export function addDecisionCommands(root: Command, output: Output): void {
  const verifying = gateOptions(
    root
      .command('verify <decision>')
      .description('check the signature of a decision: a file, or the id of a promotion')
      .option(
        '--keys <file>',
        'public keys: a JWK Set or PEM; without it they are asked of the gate',
      ),
    'print the result as JSON',
  ).action((decision: string, options: Options) => verify(decision, options, output));
  examples(
    verifying,
    'pedigree verify release-42',
    'pedigree verify decision.json --keys keys.json',
  );
  const replaying = gateOptions(
    root
      .command('replay <decision>')
      .description(
        'make a decision again from what it was made of: a file, or the id of a promotion',
      )
      .option('--inputs <file>', 'what GET /promotions/{id}/inputs answered, to replay offline'),
    'print the recomputed decision',
  ).action((decision: string, options: Options) => again(decision, options, output));
  examples(replaying, 'pedigree replay release-42');
}

async function verify(name: string, options: Options, output: Output): Promise<void> {
  const decision = await decisionOf(name, options, output);
  const keys = keyring([await trusted(options, output)]);
  if (!keys.ok) throw new UsageError(keys.faults.map(({ message }) => message).join('\n'));
  const { ok, message } = verdictOn(decision, keys.value, new Date().toISOString());
  if (options.json === true) printJson({ ok, message }, output);
  else output.out(`${message}\n`);
  if (!ok) output.exitCode = EXIT.no;
}

async function trusted(options: Options, output: Output): Promise<TrustedKey> {
  const id = 'pedigree';
  const { keys } = options;
  if (keys === undefined)
    return {
      id,
      jwks: (await read(targetOf(options, output), '/keys', z.looseObject({}))) as Jwks,
    };
  const text = textOf(keys);
  return text.trimStart().startsWith('{')
    ? { id, jwks: JSON.parse(text) as Jwks }
    : { id, pem: text };
}

async function again(name: string, options: Options, output: Output): Promise<void> {
  const given =
    options.inputs === undefined ? undefined : (jsonOf(options.inputs) as RecordedInputs);
  const { revoked, ...standing } = await decisionOf(name, options, output);
  const decision = originalIn(revoked) ?? standing;
  const id = encodeURIComponent(decision.promotion?.id ?? '');
  const inputs =
    given ?? (await fetched<RecordedInputs>(`/promotions/${id}/inputs`, options, output));
  const { ok, message, decision: made } = replayOf(decision, inputs);
  if (options.json === true) printJson(made, output);
  output.err(`${message}\n`);
  if (!ok) output.exitCode = EXIT.no;
}

/** Of a promotion that was revoked, what was decided first. */
const originalIn = (revoked: unknown): Decision | undefined =>
  (revoked as { decision?: Decision } | undefined)?.decision;

/** A document that the engine reads itself; that it is one is all that is looked at here. */
const fetched = async <T>(path: string, options: Options, output: Output): Promise<T> =>
  (await read(targetOf(options, output), path, z.looseObject({}))) as T;

async function decisionOf(name: string, options: Options, output: Output): Promise<Decision> {
  const decision =
    name === '-' || existsSync(name)
      ? (jsonOf(name) as Decision)
      : await fetched<Decision>(`/promotions/${encodeURIComponent(name)}`, options, output);
  if (typeof decision.verdict === 'string') return decision;
  throw new UsageError(`${name} is not a decision, or is not decided yet.`);
}
