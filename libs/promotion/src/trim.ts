import { type Hop, type Reason, type WitnessPath } from '@pedigree/events';

/**
 * Characters of JSON that the paths of one decision may take. A decision carries itself once more in
 * its envelope, and a broker takes a message of 1 MiB: beyond, nobody would get an answer at all.
 */
const ROOM = 250_000;
/** Characters that the first path of a reason may take in any case. */
const FIRST = 12_000;

/** A reason, and how many paths it has beyond those it lists. */
export interface Untrimmed {
  reason: Reason;
  more: number;
}

/** Cuts paths down to what fits: every reason keeps one, the longest lose their middle. */
export function trimmed(reasons: readonly Untrimmed[]): Reason[] {
  let room = ROOM;
  return reasons.map(({ reason, more }) => {
    const [first, ...others] = reason.paths.map((path) => withoutMiddle(path));
    if (first === undefined) return reason;
    const paths = [first];
    room -= sizeOf(first);
    for (const path of others) {
      room -= sizeOf(path);
      if (room < 0) break;
      paths.push(path);
    }
    return { ...reason, paths, message: noted(reason, more + reason.paths.length - paths.length) };
  });
}

const noted = ({ message }: Reason, hidden: number): string =>
  hidden === 0 ? message : `${message} (${String(hidden)} more paths are not shown.)`;

const sizeOf = (value: unknown): number => JSON.stringify(value).length;

/** Both ends of a path say most: where the candidate is, and where the trait may come from. */
function withoutMiddle(path: WitnessPath): WitnessPath {
  if (sizeOf(path) <= FIRST) return path;
  const { hops } = path;
  const head = fitting(hops);
  const tail = fitting(hops.toReversed()).reverse();
  const omitted = hops.length - head.length - tail.length;
  return omitted <= 0 ? path : { ...path, hops: [...head, ...tail], omitted };
}

/** Hops from the start that fit into half of the room; at least one. */
function fitting(hops: readonly Hop[]): Hop[] {
  let room = FIRST / 2;
  const end = hops.findIndex((hop) => (room -= sizeOf(hop)) < 0);
  return hops.slice(0, end === -1 ? hops.length : Math.max(1, end));
}
