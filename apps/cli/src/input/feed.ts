import { statSync } from 'node:fs';
import { ApiError, EXIT, Interrupted } from '../errors';
import { type Target } from '../http/target';
import { printJson } from '../options';
import { type Output } from '../output';
import { progressOf } from '../progress';
import { plainLine } from '../text/plain';
import { batchesOf } from './batches';
import { deliver, type Delivered, type Rejected } from './deliver';
import { type InputRecord, recordsIn } from './records';

/** A batch is what the embedded graph takes in one go. */
const LIMITS = { items: 500, bytes: 4 * 1024 * 1024 };
/** Rejected events that are listed; the others are counted. */
const MOST_LISTED = 100;

/**
 * Sends the events of files in batches, with a bar on a terminal; exits 1 where any was rejected.
 *
 * @throws ApiError, Interrupted, UsageError
 */
export async function feed(
  files: readonly string[],
  { json }: { json?: boolean },
  target: Target,
  output: Output,
): Promise<void> {
  const total: Delivered = await deliverAll(files, target, output);
  if (json === true) printJson(total, output);
  else output.out(summaryOf(total));
  if (total.rejected.length > 0) output.exitCode = EXIT.no;
}

async function deliverAll(
  files: readonly string[],
  target: Target,
  output: Output,
): Promise<Delivered> {
  const progress = progressOf('Sending', sizeOf(files), output);
  const rejected: Rejected[] = [];
  let accepted = 0;
  try {
    for await (const batch of batchesOf(inAll(files), LIMITS)) {
      const one = await deliver(batch, target);
      accepted += one.accepted;
      rejected.push(...one.rejected);
      const bytes = batch.reduce((sum, record) => sum + record.bytes, 0);
      progress.advance(bytes, `${String(accepted)} accepted`);
    }
  } catch (error) {
    throw sofar(error, accepted);
  } finally {
    progress.stop();
  }
  return { accepted, rejected };
}

async function* inAll(files: readonly string[]): AsyncGenerator<InputRecord> {
  for (const file of files) yield* recordsIn(file);
}

/** Bytes of all files, where every one is a file. */
function sizeOf(files: readonly string[]): number | undefined {
  const sizes = files.map((file) => statSync(file, { throwIfNoEntry: false })?.size);
  const known = sizes.filter((size) => size !== undefined);
  return known.length < files.length ? undefined : known.reduce((sum, size) => sum + size, 0);
}

/** What was sent stays; sending it again changes nothing. */
function sofar(error: unknown, accepted: number): unknown {
  const note = `${String(accepted)} events were accepted before; sending all of them again is safe.`;
  if (error instanceof Interrupted) return new Interrupted(`Interrupted. ${note}`);
  if (!(error instanceof ApiError)) return error;
  return new ApiError(error.code, `${error.message}\n${note}`, error.retriable, error.status);
}

function summaryOf({ accepted, rejected }: Delivered): string {
  const lines = rejected
    .slice(0, MOST_LISTED)
    .flatMap(({ where, errors }) =>
      errors.map(({ pointer = '', message, remedy }) =>
        plainLine(`${where} ${pointer} ${message}. ${remedy}`),
      ),
    );
  const left = rejected.length - MOST_LISTED;
  const more = left > 0 ? [`and ${String(left)} more rejected events (--json lists them)`] : [];
  const counts = `${String(accepted)} accepted, ${String(rejected.length)} rejected`;
  return [...lines, ...more, counts, ''].join('\n');
}
