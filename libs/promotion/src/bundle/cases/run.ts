import { type Decision, isRecord } from '@pedigree/events';
import { type Recording, idOf } from '@pedigree/lineage';
import { judge } from '../../judge';
import { type Policy } from '../../policy';
import { didYouMean } from '../did-you-mean';
import { type BundleFault, type Path } from '../fault';
import { Report } from '../report';
import { readSource, type Source } from '../source';
import { checked } from '../zod-faults';
import { draftsOf, type EventDraft, recordingsOf } from './events';
import { differencesFrom } from './expect';
import { type CaseDocument, casesDocument, caseShape } from './shape';
import { subgraphOf } from './subgraph';

export interface CaseResult {
  name: string;
  /** Where the case stands, from 1. */
  line: number;
  ok: boolean;
  /** In sentences; empty where it is as expected. */
  differences: string[];
  /** The whole decision, to look closer. */
  decision: Decision;
}

export type CaseResults =
  { ok: true; results: CaseResult[] } | { ok: false; faults: BundleFault[] };

/**
 * Judges made-up histories by a policy and compares the decisions with what was expected of them.
 * Pure, as `judge` is: the same policy and cases give the same results. docs/policy.md describes the
 * document, YAML or JSON. Either every case is run or, where the document has a fault, none.
 */
export function runCases(
  policy: Policy,
  text: string,
  { file }: { file?: string } = {},
): CaseResults {
  const reading = readSource(text, file);
  if (!reading.ok) return reading;
  const { source } = reading;
  const report = new Report(source, file);
  const cases = casesOf(source, policy, report);
  const { faults } = report;
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, results: cases.map((one) => resultOf(one, policy)) };
}

interface Case {
  document: CaseDocument;
  events: readonly EventDraft[];
  line: number;
}

function casesOf(source: Source, policy: Policy, report: Report): Case[] {
  const document = checked(casesDocument, source.value, [], report);
  if (document === undefined) return [];
  const histories = new Map(
    Object.entries(document.histories).map(([name, events]) => [
      name,
      draftsOf(events, ['histories', name], report),
    ]),
  );
  reportTwins(document.cases, report);
  return document.cases.flatMap((given, index) => {
    const path = ['cases', index];
    const one = checked(caseShape, given, path, report);
    if (one === undefined) return [];
    reportNames(one.histories, [...histories.keys()], [...path, 'histories'], 'history', report);
    reportRules(one, policy, path, report);
    const own = draftsOf(one.events, [...path, 'events'], report);
    const events = [...one.histories.flatMap((name) => histories.get(name) ?? []), ...own];
    return [{ document: one, events, line: source.placeOf(path).line }];
  });
}

function reportTwins(cases: readonly unknown[], report: Report): void {
  const seen = new Set<unknown>();
  for (const [index, one] of cases.entries()) {
    const name = isRecord(one) ? one['name'] : undefined;
    if (typeof name === 'string' && seen.has(name))
      report.at(['cases', index, 'name'], {
        message: 'is the name of an earlier case as well.',
        remedy: 'Give each case a name of its own.',
      });
    seen.add(name);
  }
}

/** A rule that is misspelt would never fire, and be excluded for ever. */
function reportRules({ expect }: CaseDocument, policy: Policy, path: Path, report: Report): void {
  const known = policy.rules.map(({ id }) => id);
  for (const key of ['reasons', 'includes', 'excludes', 'cleared', 'advice'] as const)
    reportNames(expect[key] ?? [], known, [...path, 'expect', key], 'rule', report);
}

function reportNames(
  names: readonly string[],
  known: readonly string[],
  path: Path,
  what: string,
  report: Report,
): void {
  for (const [index, name] of names.entries())
    if (!known.includes(name))
      report.at([...path, index], {
        message: `${JSON.stringify(name)} is no ${what} here.`,
        remedy: `Use one of: ${known.join(', ') || 'none is there'}.${didYouMean(name, known)}`,
      });
}

const MINUTE = 60_000;

/** A minute after the last event, unless the case says when. */
const momentAfter = (recordings: readonly Recording[]): string =>
  new Date(
    Math.max(Date.UTC(2026, 0, 1), ...recordings.map(({ stamp }) => Date.parse(stamp.recordedAt))) +
      MINUTE,
  ).toISOString();

function resultOf({ document, events, line }: Case, policy: Policy): CaseResult {
  const { name, model, environment, requestedBy, plan, problems, expect } = document;
  const recordings = recordingsOf(events);
  const decision = judge(
    {
      ...{ model, environment, requestedBy, plan },
      decidedAt: document.at ?? momentAfter(recordings),
      ancestry: subgraphOf(recordings, idOf(model)),
      problems: problems.map((problem) => ({ problem, message: `The case says: ${problem}.` })),
    },
    policy,
  );
  const differences = differencesFrom(decision, expect);
  return { name, line, ok: differences.length === 0, differences, decision };
}
