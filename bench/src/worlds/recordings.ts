import { type PedigreeEvent, TOPICS } from '@pedigree/events';
import { type LineageWriter } from '@pedigree/graph';
import { recordEvent, type Recording } from '@pedigree/lineage';

/** When the broker took what is recorded here. */
const TAKEN = Date.UTC(2026, 5, 1);

/** As lineage-writer reads an event from the log. */
export const recordingOf = (
  event: PedigreeEvent,
  offset: number,
  topic: string = TOPICS.lineageEvents,
): Recording => recordEvent(event, { topic, partition: 0, offset, timestamp: TAKEN, by: 'local' });

/** Cuts a stream: never more than one slice is held. */
export function* slices<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let slice: T[] = [];
  for (const item of items) {
    slice.push(item);
    if (slice.length < size) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}

interface RecordOptions {
  /** @default 1000 */
  batch?: number;
  /** What the positions say was read. Another than the log's, where the log is still to be read. @default lineage.events */
  topic?: string;
}

/** Records a world, some events at a time. @returns how many events */
export async function recordWorld(
  writer: LineageWriter,
  events: Iterable<PedigreeEvent>,
  { batch = 1000, topic = TOPICS.lineageEvents }: RecordOptions = {},
): Promise<number> {
  let next = 0;
  for (const slice of slices(events, batch)) {
    const recordings = slice.map((event, index) => recordingOf(event, next + index, topic));
    next += slice.length;
    await writer.record(recordings, [{ topic, partition: 0, next }]);
  }
  return next;
}
