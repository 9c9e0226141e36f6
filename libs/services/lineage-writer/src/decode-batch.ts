import { type InputProblem, type Parsed, type Position, TOPICS } from '@pedigree/events';
import { type Recording } from '@pedigree/lineage';
import { type Batch, type Outcome, type ReceivedMessage } from '@pedigree/messaging';
import { unreadable } from '@pedigree/service-kit';
import { decodeRecording } from './decode-message';
import { markOf } from './parked';

/** A batch as it is to be written. */
export interface DecodedBatch {
  /** Of the messages that can be read, and marks for those that cannot. */
  recordings: readonly Recording[];
  /** One per message, once the recordings are written. */
  outcomes: readonly Outcome[];
  /** Where the graph stands then. Parked messages are passed too, see `decodeBatch`. */
  positions: readonly Position[];
}

const ACK: Outcome = { kind: 'ack' };

/**
 * Reads a batch. Pure, and never throws: whatever a producer sent is an outcome.
 *
 * The positions cover unreadable messages as well. A position promises that the graph holds all that
 * the log could tell below it; were they left out, one of them at the end of a partition would hold
 * back every promotion until the next event comes. Where it can be seen which artifact an unreadable
 * event was about, the graph is told that something is missing there (`markOf`). Nor can they be lost:
 * the offset is committed after the dead letter is published, so a crash in between brings them again.
 *
 * @param unnamed the principal who is taken to have said what names none
 */
export function decodeBatch(batch: Batch, unnamed?: string): DecodedBatch {
  const parsed = batch.messages.map((message) => ({
    message,
    read: decodeSafely(message, unnamed),
  }));
  return {
    recordings: parsed.flatMap(({ message, read }) =>
      read.ok ? [read.value] : marked(message, read.errors),
    ),
    outcomes: parsed.map(({ read }) => (read.ok ? ACK : leftOut(batch.topic, read.errors))),
    positions: positionsAfter(batch),
  };
}

/** The position after all that the batch covers, marks of transactions included. */
export const positionsAfter = ({ topic, partition, next }: Batch): Position[] => [
  { topic, partition, next },
];

/** The topic of requests belongs to the policy service, which parks what neither can read: one dead letter, not two. */
const leftOut = (topic: string, errors: readonly InputProblem[]): Outcome =>
  topic === TOPICS.promotionRequests ? ACK : unreadable(errors);

const marked = (message: ReceivedMessage, errors: readonly InputProblem[]): Recording[] =>
  message.topic === TOPICS.lineageEvents
    ? markOf(message, errors.map((error) => `${error.pointer} ${error.message}`).join('; '))
    : [];

/** A fault of ours in reading one message must not stop its partition: it is parked like any other. */
function decodeSafely(message: ReceivedMessage, unnamed?: string): Parsed<Recording> {
  try {
    return decodeRecording(message, unnamed);
  } catch (error) {
    const remedy = 'Report this to the maintainers of Pedigree with the message.';
    return {
      ok: false,
      errors: [{ pointer: '', message: `made the reader fail: ${String(error)}`, remedy }],
    };
  }
}
