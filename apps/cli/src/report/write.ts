import { appendFileSync, writeFileSync } from 'node:fs';
import { ApiError, UsageError } from '../errors';
import { ask } from '../http/ask';
import { type Target } from '../http/target';
import { type Output } from '../output';
import { ownVersion } from '../version';
import { junitOf } from './junit';
import { type GateOutcome } from './outcome';
import { sarifOf } from './sarif';

export interface ReportOptions {
  junit?: string;
  sarif?: string;
  markdown?: string;
  location: string;
}

/** Writes the reports that were asked for. @throws UsageError where a file cannot be written */
export async function writeReports(
  outcome: GateOutcome,
  { junit, sarif, markdown, location }: ReportOptions,
  target: Target,
  output: Output,
): Promise<void> {
  if (junit !== undefined) save(junit, () => writeFileSync(junit, junitOf(outcome)));
  if (sarif !== undefined) {
    const log = sarifOf(outcome, { version: ownVersion(), location });
    save(sarif, () => writeFileSync(sarif, `${JSON.stringify(log, null, 2)}\n`));
  }
  if (markdown === undefined) return;
  const text = await markdownOf(outcome, target, output);
  // Appended, as GitHub has it for the summary of a step.
  save(markdown, () => appendFileSync(markdown, text));
}

/** The gate's own words. Where it has none, what is known here. */
async function markdownOf(outcome: GateOutcome, target: Target, output: Output): Promise<string> {
  const { model, environment } = outcome;
  const title = `## No report: ${model} for ${environment}`.replaceAll('`', '');
  if (outcome.kind === 'undecided') return `${title}\n\n${fenced(outcome.message)}\n`;
  const path = `/promotions/${encodeURIComponent(outcome.decision.promotion?.id ?? '')}`;
  try {
    const { text } = await ask(target, { path, accept: 'text/markdown' });
    return `${text}\n${outcome.page}\n`;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    output.err(`The Markdown report could not be read: ${error.message}\n`);
    return `${title}\n\n${outcome.page}\n`;
  }
}

const fenced = (text: string): string => `~~~text\n${text.replaceAll('~~~', '~ ~ ~')}\n~~~`;

function save(file: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} cannot be written: ${why}. Name a file in a folder that exists.`);
  }
}
