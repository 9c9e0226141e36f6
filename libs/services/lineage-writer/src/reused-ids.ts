import { contentIn, TOPICS } from '@pedigree/events';
import { type HistoryReader } from '@pedigree/graph';
import { type Recording, type Stamp } from '@pedigree/lineage';
import { type Batch, type Outcome } from '@pedigree/messaging';
import { reusedId } from '@pedigree/service-kit';

type History = Pick<HistoryReader, 'recorded' | 'documents'>;

/**
 * Events of a batch that was recorded which say something else than what the graph holds under their
 * key. Asked after the batch is in the graph, so that of two writers at once one finds the other's.
 * Only what came a second time is compared: whatever else stands in the graph where it was read.
 *
 * @throws GraphError
 */
export async function reusedIn(
  recordings: readonly Recording[],
  history: History,
): Promise<ReadonlySet<Recording>> {
  const lineage = recordings.filter(({ stamp }) => stamp.topic === TOPICS.lineageEvents);
  if (lineage.length === 0) return NONE;
  const known = await history.recorded(lineage.map(keyOf));
  const repeated = lineage.filter(({ stamp }) => !isAt(known.get(stamp.eventId), stamp));
  if (repeated.length === 0) return NONE;
  const documents = await history.documents(repeated.map(keyOf));
  return new Set(repeated.filter((recording) => !isSame(recording, documents)));
}

const NONE: ReadonlySet<Recording> = new Set();

const keyOf = ({ stamp }: Recording): string => stamp.eventId;

/** What the graph does not know was not recorded by us either: there is nothing to compare. */
const isAt = (known: Stamp | undefined, { topic, partition, offset }: Stamp): boolean =>
  known === undefined ||
  (known.topic === topic && known.partition === partition && known.offset === offset);

/** The identity of an OpenLineage event is its content, so that there `contentIn` has nothing to tell. */
const isSame = ({ stamp, document }: Recording, documents: ReadonlyMap<string, string>): boolean =>
  contentIn(documents.get(stamp.eventId) ?? '') === contentIn(document);

/** The outcomes of a batch, where events with a reused id go to the dead letters. */
export const withReused = (
  { messages }: Batch,
  outcomes: readonly Outcome[],
  reused: ReadonlySet<Recording>,
): readonly Outcome[] => {
  if (reused.size === 0) return outcomes;
  const keys = new Map([...reused].map(({ stamp }) => [stamp.offset, stamp.eventId]));
  return outcomes.map((outcome, index) => {
    const key = keys.get(messages[index]?.offset ?? NaN);
    return key === undefined ? outcome : reusedId(key);
  });
};
