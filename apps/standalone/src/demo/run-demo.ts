import { type ApiOptions, decide, feed } from './api';
import { DAY_MS } from './drafts';
import { demoEvents, LINEAGES } from './lineages';
import { type Judged, verdictTable } from './table';
import { differences } from './verdicts';

/** When the demo's first event happened: long enough for all of them to lie in the past. */
const DAYS_AGO = 60;

export interface DemoOptions extends ApiOptions {
  /** Takes whole lines, without the line break. */
  log: (line: string) => void;
}

async function judgeAll(api: ApiOptions): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const lineage of LINEAGES)
    for (const expected of lineage.expected)
      judged.push({ lineage, expected, decision: await decide(api, expected.candidate) });
  return judged;
}

const mismatches = (judged: readonly Judged[]): string[] =>
  judged.flatMap(({ lineage, expected, decision }) =>
    differences(expected, decision).map(
      (difference) => `#${lineage.number} ${expected.candidate}: ${difference}`,
    ),
  );

function summary(judged: readonly Judged[]): string {
  const approved = judged.filter(({ decision }) => decision.verdict === 'approved').length;
  const blocked = judged.length - approved;
  const fitting = judged.filter((one) => mismatches([one]).length === 0).length;
  return `${judged.length} models judged: ${blocked} blocked, ${approved} approved, ${fitting} as expected.`;
}

const whereToLook = (baseUrl: string, model: string): string[] => [
  `API:   ${baseUrl}/api/docs`,
  `Why:   ${baseUrl}/artifacts/${encodeURIComponent(model)}`,
];

const wantsColor = (): boolean => process.stdout.isTTY && !process.env['NO_COLOR'];

/**
 * Feeds the public lineages over the HTTP API, asks the gate about each model, and prints what it
 * said. Feeding again changes nothing.
 *
 * @throws Error where the API refuses something, or a verdict is not the expected one
 */
export async function runDemo({ log, ...api }: DemoOptions): Promise<void> {
  const events = demoEvents(Date.now() - DAYS_AGO * DAY_MS);
  log(`Demo: feeding ${events.length} events of ${LINEAGES.length} lineages to ${api.baseUrl} ...`);
  await feed(api, events);
  log('Demo: asking the gate about each model ...\n');
  const judged = await judgeAll(api);
  log(verdictTable(judged, wantsColor()));
  log(`\n${summary(judged)}\n`);
  for (const line of whereToLook(api.baseUrl, LINEAGES[0]?.expected[0]?.candidate ?? '')) log(line);
  const wrong = mismatches(judged);
  if (wrong.length > 0) throw new Error(`The gate did not judge as expected:\n${wrong.join('\n')}`);
}
