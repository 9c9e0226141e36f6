import { type EventData } from '@pedigree/events';
import { type LineageNode } from '@pedigree/lineage';
import { ANYBODY_KNOWN } from './assurance';
import {
  dataOf,
  type Evidence,
  isFromTheFuture,
  isSpokenOf,
  saidOf,
  type Scales,
} from './evidence';
import { isAnswer, type Moment, momentOf } from './moments';
import { type Vertex } from './pedigree';
import { revokedAmong } from './revoked';

type FlagData = EventData<'ai.pedigree.model.flagged.v1'>;

/** A flag that no clearance takes back. */
export interface OpenFlag {
  reason: string;
  since: Moment;
}

/** Flags on an artifact, on its name without a version and on the same bytes under other names. */
export const openFlags = (vertex: Vertex, scales: Scales): OpenFlag[] =>
  isSpokenOf(vertex)
    ? openFlagsAmong([...saidOf(vertex, 'flag'), ...saidOf(vertex, 'clearance')], scales)
    : [];

/**
 * The same among what was said. A clearance answers flags of its reason on the same id that were taken in
 * before it and are of an earlier time; in doubt the flag stands. A flag from the future holds at once.
 */
export function openFlagsAmong(
  said: readonly Evidence[],
  { clockSkewSeconds, revoked, assurance }: Omit<Scales, 'at'>,
): OpenFlag[] {
  const clearances = said.filter(
    (one) =>
      one.kind === 'clearance' &&
      !isFromTheFuture(one, clockSkewSeconds) &&
      !revoked.has(one.eventId) &&
      assurance.counts('clearance', one),
  );
  const isCleared = (flag: Evidence): boolean =>
    clearances.some(
      (clearance) =>
        clearance.id === flag.id &&
        clearance.about === flag.about &&
        clearance.occurredAt > earlierOf(flag) &&
        isAnswer(clearance, flag),
    );
  return said
    .filter((one) => one.kind === 'flag' && !isCleared(one))
    .map((flag) => ({ reason: dataOf<FlagData>(flag).reason, since: momentOf(flag) }));
}

/** Flags on one artifact for people to see, by what was said under its id; any known principal's clearance counts. */
export const flagsShownOf = (node: LineageNode): OpenFlag[] =>
  openFlagsAmong(node.evidence, {
    clockSkewSeconds: 0,
    revoked: revokedAmong([node]),
    assurance: ANYBODY_KNOWN,
  });

const earlierOf = ({ occurredAt, recordedAt }: Evidence): string =>
  occurredAt < recordedAt ? occurredAt : recordedAt;
