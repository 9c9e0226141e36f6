import { type Decision, type Position } from '@pedigree/events';
import { type Stamp, type Subgraph } from '@pedigree/lineage';

/** Most events that a revocation names. */
const MOST_CAUSES = 100;

/** What may pass by itself: no reason to take back what runs. */
const PASSING = new Set(['lag', 'timeout', 'unreadable', 'failed', 'parked']);

/** Whether a second look turns an approval: not where the ancestry could merely not be seen right now. */
export function turns(again: Decision): boolean {
  if (again.verdict === 'approved') return false;
  const substantial = again.reasons.some(({ rule }) => rule !== 'indeterminate');
  const { problems = [] } = again;
  const unseen = problems.some(({ problem }) => PASSING.has(problem) && problem !== 'parked');
  if (unseen) return false;
  return substantial || !problems.every(({ problem }) => PASSING.has(problem));
}

/**
 * Keys of the events that turned an approval: those recorded after it that speak of something on a
 * path of the new reasons or of the candidate; where none does, all that are new in the ancestry;
 * and where nothing is new, those of the evidence that no longer counts.
 */
export function causesOf(
  approval: Pick<Decision, 'positions'>,
  again: Decision,
  ancestry: Subgraph,
): string[] {
  const isNew = newSince(approval.positions ?? []);
  const hops = again.reasons.flatMap(({ paths }) => paths.flatMap((path) => path.hops));
  const places = new Set([again.model, ...hops.flatMap(({ from, to }) => [from, to])]);
  const steps = new Set(hops.map(({ edge, from, to }) => JSON.stringify([edge, from, to])));
  const facts = newFacts(ancestry, isNew);
  const near = facts.filter(({ about, step }) =>
    step === undefined ? places.has(about) : steps.has(step) || isClaim(step, places),
  );
  const named = (near.length > 0 ? near : facts).toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const ended = again.rejected ?? [];
  const causes = (named.length > 0 ? named : ended).map(({ event }) => event);
  return [...new Set(causes)].slice(0, MOST_CAUSES);
}

interface NewFact {
  event: string;
  /** RFC 3339 UTC at which the broker took it. */
  at: string;
  about: string;
  /** Of an edge: JSON of type, from and to. */
  step?: string;
}

const newFacts = ({ nodes, edges }: Subgraph, isNew: (stamp: Stamp) => boolean): NewFact[] => [
  ...nodes.flatMap(({ id, descriptions, evidence }) =>
    [...descriptions, ...evidence]
      .filter(isNew)
      .map(({ eventId, recordedAt }) => ({ event: eventId, at: recordedAt, about: id })),
  ),
  ...edges.filter(isNew).map(({ eventId, recordedAt, type, from, to }) => ({
    event: eventId,
    at: recordedAt,
    about: from,
    step: JSON.stringify([type, from, to]),
  })),
];

/** A claim is no hop: it counts where it is about models on the paths. */
function isClaim(step: string, places: ReadonlySet<string>): boolean {
  const [type, from, to] = JSON.parse(step) as [string, string, string];
  return type === 'SHARES_INITIALIZATION' && (places.has(from) || places.has(to));
}

function newSince(positions: readonly Position[]): (stamp: Stamp) => boolean {
  const next = new Map(positions.map((one) => [`${String(one.partition)} ${one.topic}`, one.next]));
  return ({ topic, partition, offset }) =>
    offset >= (next.get(`${String(partition)} ${topic}`) ?? 0);
}
