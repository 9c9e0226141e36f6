import { type Reason } from '@pedigree/events';
import { type Case } from './case';
import { type Rule } from './policy';
import { openFlags } from './flags';
import { type Item, nameOf } from './requirements';
import { listed } from './words';

interface Around {
  remedies: NonNullable<Reason['remedies']>;
  /** Why the condition could not be evaluated. */
  faults: readonly string[];
}

/** The words of a reason: what is wrong, then what would clear it. */
export const messageOf = (rule: Rule, items: readonly Item[], around: Around, of: Case): string =>
  [
    filled(rule.message, items, of),
    mismatch(items, of),
    ...around.faults.map((fault) => `The condition could not be evaluated (${fault}).`),
    toClear(around.remedies),
  ]
    .filter(Boolean)
    .join(' ');

function filled(message: string, items: readonly Item[], of: Case): string {
  const values: Record<string, () => string> = {
    model: () => of.candidate.id,
    environment: () => of.environment.name,
    found: () => listed(items.map((item) => nameOf(item, of))),
    roots: () => listed(rootsOf(items)) || 'nothing that is named',
    flags: () => listed(items.flatMap((item) => flagsOf(item, of))),
    regressions: () => listed(items.flatMap((item) => regressionsOf(item, of))),
    problems: () => of.problems.map((problem) => problem.message).join(' '),
  };
  return message.trim().replace(/\{(\w+)\}/g, (text, name: string) => values[name]?.() ?? text);
}

const rootsOf = ([item]: readonly Item[]): readonly string[] =>
  item?.subject === 'path' ? item.arrival.commonRoots() : [];

const flagsOf = (item: Item, of: Case): string[] =>
  item.subject === 'ancestor'
    ? openFlags(item.ancestor.vertex, of.scales).map(({ reason }) => reason)
    : [];

const regressionsOf = (item: Item, of: Case): string[] =>
  item.subject === 'ancestor'
    ? of.dossiers.of(item.ancestor.vertex).regressions.map(({ text }) => text)
    : [];

/** Said once, by whichever rule looks at the candidate's own lineage. */
function mismatch(items: readonly Item[], { candidate, digest, digestMismatch }: Case): string {
  const own = items.some(
    (item) => item.subject === 'ancestor' && item.ancestor.vertex === candidate,
  );
  if (!own || !digestMismatch) return '';
  const recorded = candidate.credit?.digests ?? [];
  return `The request is for weights ${digest ?? ''}, but the recorded lineage of ${candidate.id} is of ${listed(recorded) || 'no digest at all'}. Send the event that made these weights with their digest.`;
}

/** Ways apart by "or", what is done already left out. */
function toClear(remedies: Around['remedies']): string {
  const ways = remedies.map(({ steps }) =>
    steps
      .filter(({ done }) => !done)
      .map(({ text }) => text)
      .join(', and '),
  );
  return ways.length === 0 ? '' : `To clear it: ${ways.join('; or ')}.`;
}
