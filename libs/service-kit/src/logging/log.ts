import { Writable } from 'node:stream';
import { type Log } from '@pedigree/messaging';
import pino, { type Logger, type LoggerOptions } from 'pino';
import { type LogLevel } from '../config/config';
import { lineOf, type LogRecord } from './line';

/** What must never be written down, wherever it turns up. */
const SECRETS = ['req.headers.authorization', 'req.headers.cookie', '*.password', '*.apiTokens'];

export interface LogOptions {
  level: LogLevel;
  /** Short lines for a person rather than JSON for a machine. */
  terse: boolean;
}

/** The one log of a process, to the standard output. */
export function createLog({ level, terse }: LogOptions): Logger {
  const options: LoggerOptions = { level, redact: SECRETS };
  return terse ? pino(options, new LineStream()) : pino(options);
}

/** The log in the form that adapters take; an `error` among the fields is written with its stack. */
export const adapterLog =
  (logger: Logger, context: string): Log =>
  (level, message, { error, ...fields } = {}) =>
    logger[level]({ context, ...fields, ...(error === undefined ? {} : { err: error }) }, message);

/** Turns pino's JSON into lines. */
class LineStream extends Writable {
  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    process.stdout.write(`${lineOf(JSON.parse(chunk.toString('utf8')) as LogRecord)}\n`);
    done();
  }
}
