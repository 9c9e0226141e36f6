import { encodeEvent, fromWire, type PedigreeEvent, type Position } from '@pedigree/events';
import { type Recording } from '@pedigree/lineage';
import { type Batch, type OutgoingMessage } from '@pedigree/messaging';
import { OWN_PRINCIPAL } from '@pedigree/service-kit';

/** Ids of artifacts in one announcement, in characters: far below what a broker takes in a message. */
const MAX_ID_CHARACTERS = 200_000;

type Recorded = PedigreeEvent<'ai.pedigree.lineage.recorded.v1'>;

/**
 * Tells what a written batch touched and what of it changed, in as many messages as that takes; the last one carries the
 * positions. The same batch, handed in again, is announced under the same event ids.
 */
export function announcementsOf(
  batch: Batch,
  recordings: readonly Recording[],
  changed: ReadonlySet<string>,
  positions: readonly Position[],
  time: string,
): OutgoingMessage[] {
  const groups = grouped([...new Set([...touched(recordings), ...changed])]);
  return groups.map((artifacts, index) => {
    const last = index === groups.length - 1;
    const data = {
      artifacts,
      changed: artifacts.filter((id) => changed.has(id)),
      positions: last ? [...positions] : [],
    };
    return fromWire(encodeEvent(recorded(`${rangeOf(batch)}/${index}`, time, data)));
  });
}

const recorded = (id: string, time: string, data: Recorded['data']): Recorded => ({
  id,
  source: '/pedigree/lineage-writer',
  type: 'ai.pedigree.lineage.recorded.v1',
  subject: data.artifacts[0] ?? 'none',
  time,
  principal: OWN_PRINCIPAL,
  data,
});

const touched = (recordings: readonly Recording[]): string[] =>
  recordings.flatMap(({ artifacts }) => artifacts.map(({ id }) => id));

/** At least one group, however little there is. */
function grouped(ids: readonly string[]): string[][] {
  const groups: string[][] = [[]];
  let room = MAX_ID_CHARACTERS;
  for (const id of ids) {
    if (id.length > room) {
      groups.push([]);
      room = MAX_ID_CHARACTERS;
    }
    groups.at(-1)?.push(id);
    room -= id.length;
  }
  return groups;
}

const rangeOf = ({ topic, partition, messages, next }: Batch): string =>
  [topic, partition, messages[0]?.offset ?? next, next].join('/');
