import { type RunPartFact, type Stamp } from '../facts';
import { Account } from './account';
import { type Made, madeOf, pairsOf } from './pairs';
import { byRecording, compare, endOf, type Span } from './spans';
import { type Followed, unsaidBy, untold, untoldBy } from './unsaid';

/** A part of a run, with the event that adds it. */
export interface RunPart {
  fact: RunPartFact;
  stamp: Stamp;
}

/** An edge that follows from the parts of a run, with the event since which it does. */
export interface RunEdge extends Followed {
  stamp: Stamp;
  /** The event since which it follows no more, since that says more. */
  until?: Stamp;
}

/**
 * The edges of a run whose events are additive: every output comes from every input, whichever events
 * name them, and what the run leaves unsaid is a placeholder. What followed only for a while is among
 * them, so that a past moment is answered as it was. Pure; the order of the parts, and saying one again,
 * change nothing.
 */
export function edgesOfRun(parts: readonly RunPart[]): RunEdge[] {
  const { accounts, stamps } = readingOf(parts);
  const { pairs, cut } = pairsOf(accounts);
  const made = pairs.map(madeOf);
  const unsaid = accounts.flatMap((account) => [
    ...unsaidBy(account, accounts.length === 1 ? made : pairsOf([account]).pairs.map(madeOf)),
    ...[...untoldBy(account), ...beyond(account, cut)],
  ]);
  const spans = [...made.flatMap(edgesOf), ...longest(unsaid)];
  return spans.flatMap((span) => stamped(span, stamps));
}

/** Of equal edges that begin together, the one that holds longer. */
function longest(spans: readonly Span<Followed>[]): Span<Followed>[] {
  const kept = new Map<string, Span<Followed>>();
  for (const span of spans) {
    const key = JSON.stringify([span.value, span.since]);
    const other = kept.get(key);
    if (other === undefined || endOf(other) < endOf(span)) kept.set(key, span);
  }
  return [...kept.values()];
}

/** A dataset that is rewritten in place says nothing new by naming itself, and would read as a cycle. */
const edgesOf = ({ output: from, input: to, spans }: Made): Span<Followed>[] =>
  spans
    .filter(({ value }) => value.type !== 'DERIVED_FROM' || from !== to)
    .map((span) => ({ ...span, value: { ...span.value, from, to } }));

/** Outputs that a principal names, or names inputs of, and of which some were left out. */
function beyond(account: Account, cut: ReadonlySet<string>): Span<Followed>[] {
  return [...cut].flatMap((output) => {
    const since = account.outputs.get(output);
    const own = [...(account.inputs.get(output)?.values() ?? [])].map((input) => input.since);
    const moments = since === undefined ? own : [since, ...own];
    return moments.length === 0 ? [] : untold(account, output, Math.min(...moments));
  });
}

function stamped({ value, since, until }: Span<Followed>, stamps: readonly Stamp[]): RunEdge[] {
  const [stamp, end] = [stamps[since], until === undefined ? undefined : stamps[until]];
  if (stamp === undefined) return [];
  return [{ ...value, stamp, ...(end !== undefined && { until: end }) }];
}

interface Reading {
  accounts: Account[];
  /** By moment. */
  stamps: Stamp[];
}

function readingOf(parts: readonly RunPart[]): Reading {
  const accounts = new Map<string | undefined, Account>();
  const stamps: Stamp[] = [];
  for (const { fact, stamp } of parts.toSorted(inOrder)) {
    if (stamps.at(-1)?.eventId !== stamp.eventId) stamps.push(stamp);
    const account = accounts.get(fact.by) ?? new Account();
    accounts.set(fact.by, account);
    account.add(fact, stamps.length - 1);
  }
  return { accounts: [...accounts.values()], stamps };
}

const inOrder = (a: RunPart, b: RunPart): number =>
  byRecording(a.stamp, b.stamp) || compare(JSON.stringify(a.fact), JSON.stringify(b.fact));
