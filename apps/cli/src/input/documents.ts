import { z } from 'zod';
import { ApiError, EXIT, UsageError } from '../errors';
import { textOf } from '../files';
import { ask } from '../http/ask';
import { bodyOf } from '../http/read';
import { queryOf, type Target } from '../http/target';
import { printJson } from '../options';
import { type Output } from '../output';
import { progressOf } from '../progress';
import { plainLine } from '../text/plain';

const CARD = 'huggingface-card';
/** Format -> content type. */
const TYPES: Readonly<Record<string, string>> = {
  cyclonedx: 'application/json',
  spdx: 'application/json',
  [CARD]: 'text/markdown',
};

export const DOCUMENT_FORMATS = Object.keys(TYPES);

export interface DocumentOptions {
  json?: boolean;
  dryRun?: boolean;
  /** Of a card, which does not say what it is the card of. */
  id?: string;
  kind: string;
  digest?: string;
}

export interface DocumentImport {
  format: string;
  files: readonly string[];
  options: DocumentOptions;
  target: Target;
}

const answered = z.looseObject({
  accepted: z.number(),
  artifacts: z.array(z.string()),
  undisclosed: z.array(z.string()),
  ignored: z.number(),
  notes: z.array(z.looseObject({ pointer: z.string(), message: z.string() })).optional(),
  events: z.array(z.looseObject({})).optional(),
});

/** What came of one file. */
type Outcome = { file: string } & ({ answer: z.infer<typeof answered> } | { rejected: string });

/**
 * Has the gate turn documents into events, one request for each; exits 1 where any was rejected.
 *
 * @throws ApiError, Interrupted, UsageError
 */
export async function importDocuments(what: DocumentImport, output: Output): Promise<void> {
  const { format, files, options } = what;
  if (format === CARD && (options.id === undefined || files.length > 1)) throw unnamed();
  const progress = progressOf('Importing', files.length, output);
  const outcomes: Outcome[] = [];
  try {
    for (const file of files) {
      outcomes.push(await importOne(file, what));
      progress.advance(1, plainLine(file));
    }
  } finally {
    progress.stop();
  }
  if (options.json === true || options.dryRun === true)
    printJson(documentOf(outcomes, options), output);
  else output.out(outcomes.map(lineOf).join(''));
  for (const line of complaints(outcomes)) output.err(line);
  if (outcomes.some((each) => 'rejected' in each)) output.exitCode = EXIT.no;
}

async function importOne(
  file: string,
  { format, options, target }: DocumentImport,
): Promise<Outcome> {
  const { id, kind, digest, dryRun } = options;
  const ofCard = format === CARD ? { id, kind, digest } : {};
  const query = queryOf({ ...ofCard, dryRun: dryRun === true ? 'true' : undefined });
  const body = { type: TYPES[format] ?? '', text: textOf(file) };
  try {
    const answer = await ask(target, { method: 'POST', path: `/imports/${format}${query}`, body });
    return { file, answer: bodyOf(answer, answered) };
  } catch (error) {
    if (error instanceof ApiError && error.code === 'refused' && error.status === 422)
      return { file, rejected: error.message };
    throw error;
  }
}

/** Of a dry run the events alone, so that they can be sent as they are, or changed first. */
const documentOf = (outcomes: readonly Outcome[], { json, dryRun }: DocumentOptions): unknown =>
  dryRun === true && json !== true
    ? outcomes.flatMap((each) => ('answer' in each ? (each.answer.events ?? []) : []))
    : outcomes;

function lineOf(outcome: Outcome): string {
  if ('rejected' in outcome) return '';
  const { accepted, artifacts, undisclosed, notes = [] } = outcome.answer;
  const named = [
    ...undisclosed.map((id) => `  ${id} stands for what it does not name`),
    ...notes.map(({ pointer, message }) => `  ${pointer || 'the document'} ${message}`),
  ];
  const counts = `${counted(accepted, 'event')} about ${counted(artifacts.length, 'artifact')}`;
  return [`${outcome.file}: ${counts}`, ...named].map((line) => `${plainLine(line)}\n`).join('');
}

const counted = (count: number, what: string): string =>
  `${String(count)} ${what}${count === 1 ? '' : 's'}`;

const complaints = (outcomes: readonly Outcome[]): string[] =>
  outcomes.flatMap((each) =>
    'rejected' in each ? [`${plainLine(each.file)} was rejected: ${each.rejected}\n`] : [],
  );

const unnamed = (): UsageError =>
  new UsageError(
    'A card does not say what it is the card of: import one at a time, with --id <artifact id>.',
  );
