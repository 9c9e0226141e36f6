import {
  type Cleared,
  type Reason,
  type RejectedEvidence,
  type RemedyStep,
  type WitnessPath,
} from '@pedigree/events';
import { type Case } from './case';
import { messageOf } from './message';
import { type Ancestor, type Arrival } from './paths';
import { type Facts, type Requirement, type Rule } from './policy';
import { check, type Check, evidenceName, type Item } from './requirements';
import { type Evidence } from './evidence';
import { type Sight, type Sights } from './sights';
import { type Untrimmed } from './trim';

/** What one rule says of a case. */
export interface Judged {
  fired?: Untrimmed;
  cleared?: Cleared;
  rejected: readonly RejectedEvidence[];
  /** What cleared it. */
  evidence: readonly Evidence[];
  /** Of a plan: what has to be shown after training. */
  conditions: readonly string[];
  /** Milliseconds since the epoch at which the first evidence that cleared it ends. */
  end: number;
}

/** Checks of every alternative of a rule, for one item that it found. */
interface Weighing {
  item: Item;
  /** In the order of `rule.clearedBy`, and of the requirements in each. */
  alternatives: readonly (readonly Check[])[];
}

export function applyRule(rule: Rule, sights: Sights, of: Case): Judged {
  const { found, faults } = findings(rule, sights[rule.subject]);
  const weighed = found.map((item) => weighItem(rule, item, of));
  const open = weighed.filter((one) => passing(one) === undefined);
  const rejected = weighed.flatMap(({ alternatives }) =>
    alternatives.flat().flatMap((one) => one.rejected),
  );
  const none = { rejected, evidence: [], conditions: [], end: Infinity };
  if (found.length === 0) return none;
  if (open.length > 0) return { ...none, fired: reasonOf(rule, open, faults, of) };
  return {
    ...none,
    ...clearing(
      rule,
      weighed.flatMap((one) => passing(one) ?? []),
    ),
  };
}

/** What the condition holds for. One that cannot be evaluated is taken to hold: nothing is approved by mistake. */
function findings(rule: Rule, sights: readonly Sight[]): { found: Item[]; faults: string[] } {
  const faults = new Set<string>();
  const ask = (facts: Facts): boolean => {
    try {
      return rule.applies(facts);
    } catch (error) {
      faults.add(error instanceof Error ? error.message : String(error));
      return true;
    }
  };
  const holds = rule.general ? once(ask) : ask;
  const found = sights.filter(({ facts, alike }) => holds(rule.general ? alike : facts));
  return { found: found.map(({ item }) => item), faults: [...faults] };
}

/** Asks of each facts but once. */
function once(ask: (facts: Facts) => boolean): (facts: Facts) => boolean {
  const answers = new Map<Facts, boolean>();
  return (facts) => {
    const answer = answers.get(facts) ?? ask(facts);
    answers.set(facts, answer);
    return answer;
  };
}

const weighItem = (rule: Rule, item: Item, of: Case): Weighing => ({
  item,
  alternatives: rule.clearedBy.map((all) =>
    all.map((requirement) => check({ requirement, item, rule: rule.id, of })),
  ),
});

/** The first alternative that is fulfilled, or will be once a plan is carried out. */
const passing = ({ alternatives }: Weighing): readonly Check[] | undefined =>
  alternatives.find((all) => all.length > 0 && all.every(({ state }) => state === 'met')) ??
  alternatives.find(
    (all) => all.length > 0 && all.every(({ state }) => state === 'met' || state === 'later'),
  );

function clearing(rule: Rule, checks: readonly Check[]): Partial<Judged> {
  const by = checks.flatMap((one) => (one.state === 'met' ? one.by : []));
  return {
    cleared: { rule: rule.id, by: [...new Set(by)] },
    evidence: checks.flatMap((one) => one.evidence),
    conditions: checks.flatMap((one) => (one.state === 'later' ? one.todo : [])),
    end: Math.min(Infinity, ...checks.map((one) => (one.state === 'met' ? one.end : Infinity))),
  };
}

function reasonOf(
  rule: Rule,
  open: readonly Weighing[],
  faults: readonly string[],
  of: Case,
): Untrimmed {
  const items = open.map(({ item }) => item);
  const remedies = rule.clearedBy.flatMap((all, index) => {
    const checks = all.map((_, place) =>
      open.map(({ alternatives }) => alternatives[index]?.[place]),
    );
    const isHopeless = checks.flat().some((one) => one?.state === 'never');
    return isHopeless
      ? []
      : [{ steps: all.map((requirement, place) => stepOf(requirement, checks[place] ?? [])) }];
  });
  const { paths, more } = witnesses(items, of.policy.witnessHops);
  const reason: Reason = {
    rule: rule.id,
    severity: rule.severity,
    message: messageOf(rule, items, { remedies, faults }, of),
    clearedBy: [...new Set(rule.clearedBy.flat().map(evidenceName))],
    remedies,
    controls: [...rule.controls],
    paths,
  };
  return { reason, more };
}

/** Most texts that one step lists. */
const MOST_TEXTS = 5;

/** One requirement over all items that are still open: done where it is for each of them. */
function stepOf(requirement: Requirement, checks: readonly (Check | undefined)[]): RemedyStep {
  const evidence = evidenceName(requirement);
  const todo = distinct(checks, (one) => (one.state === 'met' ? [] : one.todo));
  if (todo.length === 0) {
    const by = distinct(checks, (one) => (one.state === 'met' ? one.by : []));
    return { evidence, done: true, text: by.slice(0, MOST_TEXTS).join(', ') };
  }
  const rest = todo.length - MOST_TEXTS;
  const more = rest > 0 ? `; and the same for ${String(rest)} more` : '';
  return { evidence, done: false, text: todo.slice(0, MOST_TEXTS).join('; ') + more };
}

function distinct(
  checks: readonly (Check | undefined)[],
  textsOf: (one: Check) => readonly string[],
): string[] {
  const texts = new Set<string>();
  for (const one of checks) if (one !== undefined) for (const text of textsOf(one)) texts.add(text);
  return [...texts];
}

/** Paths as far as the budget of hops goes, at least one; `more` counts what is left out. */
function witnesses(items: readonly Item[], budget: number): { paths: WitnessPath[]; more: number } {
  const shown = items.filter((item) => item.subject !== 'candidate');
  const paths: WitnessPath[] = [];
  let hops = 0;
  for (const item of shown) {
    if (paths.length > 0 && hops >= budget) break;
    const path = pathOf(item);
    hops += path.length;
    paths.push(path);
  }
  return { paths, more: shown.length - paths.length };
}

const pathOf = (item: Exclude<Item, { subject: 'candidate' }>): WitnessPath =>
  item.subject === 'path' ? toGenerator(item.arrival) : toAncestor(item.ancestor);

const toGenerator = ({ grade, generator, path }: Arrival): WitnessPath => {
  const hops = path();
  return { grade, generator, length: hops.length, hops };
};

/** How the candidate hangs together with something upstream that is not a generator. */
const toAncestor = ({ grade, vertex, path }: Ancestor): WitnessPath => {
  const hops = path();
  return { grade, generator: vertex.id, length: hops.length, hops };
};
