import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Target } from './http/target';
import { type Output } from './output';

export interface GateOptions {
  url: string;
  timeout: number;
  retries: number;
  json?: boolean;
}

/** Options of every command that asks a gate. The token never stands on the command line. */
export const gateOptions = (
  command: Command,
  json = 'print what the gate answered, as JSON',
): Command =>
  command
    .addOption(
      new Option('--url <url>', 'the gate')
        .env('PEDIGREE_URL')
        .default('http://127.0.0.1:4600')
        .argParser(httpUrl),
    )
    .option('--timeout <seconds>', 'longest that one request may take', seconds, 30)
    .option('--retries <count>', 'tries after the first, of what may pass by itself', count, 3)
    .option('--json', json);

/** The token comes from PEDIGREE_API_TOKEN alone: a command line can be read by others. */
export const targetOf = ({ url, timeout, retries }: GateOptions, { signal }: Output): Target => ({
  url,
  token: process.env['PEDIGREE_API_TOKEN'] || undefined,
  timeoutMs: timeout * 1000,
  retries,
  signal,
});

function httpUrl(text: string): string {
  if (!/^https?:/.test(text) || !URL.canParse(text))
    throw new InvalidArgumentError('Give a URL such as https://pedigree.example.');
  return text.replace(/\/+$/, '');
}

/** A time in seconds, above zero. */
export const seconds = (text: string): number => numberIn(text, 0.001, 86_400, 'seconds');

/** A whole number of at least 0. */
export function count(text: string): number {
  const value = numberIn(text, 0, Number.MAX_SAFE_INTEGER, 'a whole number');
  if (!Number.isInteger(value)) throw new InvalidArgumentError('Give a whole number.');
  return value;
}

function numberIn(text: string, least: number, most: number, what: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= least && value <= most) return value;
  throw new InvalidArgumentError(`Give ${what} from ${String(least)} to ${String(most)}.`);
}

/** Prints a document for programs. */
export const printJson = (document: unknown, output: Output): void =>
  output.out(`${JSON.stringify(document, null, 2)}\n`);

/** Examples below a command's help. */
export const examples = (command: Command, ...lines: readonly string[]): Command =>
  command.addHelpText('after', `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}`);

/** How long to wait for a decision, in seconds; 0 only asks. */
export const waitSeconds = (text: string): number => numberIn(text, 0, 86_400, 'seconds');
