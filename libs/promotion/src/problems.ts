import { type Subgraph } from '@pedigree/lineage';
import { cyclesIn } from './cycles';
import { type Evidence } from './evidence';
import { type Pedigree, type Vertex } from './pedigree';
import { listed } from './words';

/** Why the ancestry cannot be relied on; each makes the decision indeterminate. */
export interface ReadProblem {
  problem:
    | 'lag'
    | 'truncated'
    | 'timeout'
    | 'unreadable'
    | 'too-complex'
    | 'cycle'
    | 'parked'
    | 'missing'
    | 'contradiction'
    | 'failed';
  message: string;
}

/** More roots than this and classes of models no longer pay: fail closed rather than slow. */
export const TOO_MANY_ROOTS = 20_000;

const TRUNCATED: ReadProblem = {
  problem: 'truncated',
  message: 'The ancestry is larger than the read limit, so it was not seen whole.',
};

export const tooComplex = (roots: number): ReadProblem[] =>
  roots <= TOO_MANY_ROOTS
    ? []
    : [
        {
          problem: 'too-complex',
          message: `The ancestry goes back to more than ${String(TOO_MANY_ROOTS)} different starting checkpoints.`,
        },
      ];

/** What in the ancestry itself keeps it from being judged. */
export function problemsWith(
  ancestry: Subgraph,
  pedigree: Pedigree,
  reached: ReadonlySet<Vertex>,
  parkedAbout: (vertex: Vertex) => readonly Evidence[],
): ReadProblem[] {
  return [
    ...(ancestry.truncated ? [TRUNCATED] : []),
    ...parked(ancestry, reached, parkedAbout),
    ...circles(cyclesIn(pedigree, reached)),
    ...contradictory(reached),
  ];
}

/** What is judged as a model and passes data on like a dataset: neither way would be right. */
function contradictory(reached: ReadonlySet<Vertex>): ReadProblem[] {
  const ids = [...reached].flatMap(({ id, view }) => (view?.contradictory === true ? id : []));
  if (ids.length === 0) return [];
  return [
    {
      problem: 'contradiction',
      message: `It is recorded both as a model and as a dataset: ${listed(ids.sort())}. Give the two ids of their own, and send the events again that made or registered the wrong one.`,
    },
  ];
}

const circles = (cycles: readonly string[]): ReadProblem[] =>
  cycles.length === 0
    ? []
    : [
        {
          problem: 'cycle',
          message: `The recorded ancestry runs in a circle through ${listed(cycles)}: give each version of an artifact an id of its own and send the corrected events.`,
        },
      ];

/** Events about the ancestry that lie in the dead letters, and were not sent again since. */
function parked(
  ancestry: Subgraph,
  reached: ReadonlySet<Vertex>,
  parkedAbout: (vertex: Vertex) => readonly Evidence[],
): ReadProblem[] {
  const parkedEvents = [...reached]
    .filter(({ role }) => role === 'artifact')
    .flatMap((vertex) => parkedAbout(vertex).map(({ id }) => ({ id, about: vertex.id })));
  if (parkedEvents.length === 0) return [];
  const told = eventsOf(ancestry);
  const missing = parkedEvents
    .filter(({ id }) => !told.has(id))
    .map(({ id, about }) => `${id} about ${about}`);
  if (missing.length === 0) return [];
  return [
    {
      problem: 'parked',
      message: `Events about it could not be taken in and lie in the dead letters: ${listed(missing)}. Correct them and send them again with the same source and id.`,
    },
  ];
}

const eventsOf = ({ nodes, edges }: Subgraph): ReadonlySet<string> =>
  new Set(
    [...edges, ...nodes.flatMap((node) => [...node.descriptions, ...node.evidence])].map(
      ({ eventId }) => eventId,
    ),
  );

/** For a decision that would otherwise approve: a human can vouch for unknown provenance, not for what nobody described who may say what it is. */
export const missingParents = (missing: readonly Vertex[]): ReadProblem => ({
  problem: 'missing',
  message: `Nobody who may vouch for lineage describes ${listed(missing.map(({ id }) => id))}: send the events that do.`,
});
