import { type RunFact, type Stamp, type Stamped } from '@pedigree/lineage';
import { compareText } from './order';
import { type RunRecord } from './ports';

/** Views of facts that several events state, the same for every order in which those arrived. */

const inOrderOfEvents = (a: Stamp, b: Stamp): number =>
  compareText(a.occurredAt, b.occurredAt) || compareText(a.eventId, b.eventId);

const TERMINAL = new Set(['COMPLETE', 'FAIL', 'ABORT']);

const isTerminal = ({ state }: RunFact): number => Number(TERMINAL.has(state.toUpperCase()));

/** A run as its events left it: the latest state, a terminal one where two occurred at one instant. */
export function runOf(facts: readonly Stamped<RunFact>[]): RunRecord | undefined {
  const last = facts
    .toSorted(
      (a, b) =>
        compareText(a.occurredAt, b.occurredAt) ||
        isTerminal(a) - isTerminal(b) ||
        compareText(a.eventId, b.eventId) ||
        compareText(a.state, b.state),
    )
    .at(-1);
  if (last === undefined) return undefined;
  const { id, state, occurredAt: updatedAt } = last;
  return { id, state, updatedAt, ...said(facts) };
}

/** The latest word on each of the fields that not every event repeats. */
function said(facts: readonly Stamped<RunFact>[]): Partial<RunRecord> {
  const known: Partial<RunRecord> = {};
  for (const { name, startedAt, endedAt } of facts.toSorted(inOrderOfEvents)) {
    if (name !== undefined) known.name = name;
    if (startedAt !== undefined) known.startedAt = startedAt;
    if (endedAt !== undefined) known.endedAt = endedAt;
  }
  return known;
}
