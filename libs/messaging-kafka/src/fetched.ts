import { type Fetched } from '@pedigree/messaging-kafka-core';
import { type Consumer, type EachBatchPayload } from 'kafkajs';
import { fromKafka, offsetsOf } from './convert';

/** What was fetched, down to the records behind the last message that nobody sees. */
export function fetchedBatch(payload: EachBatchPayload): Fetched {
  const { topic, partition, messages } = payload.batch;
  const next = Number(payload.batch.lastOffset()) + 1;
  return {
    stretch: { topic, partition, messages: messages.map(fromKafka(topic, partition)), next },
    resolve: (offset) => payload.resolveOffset(String(offset - 1)),
    commit: (progress) =>
      payload.commitOffsetsIfNecessary(offsetsOf(topic, partition, progress)) as Promise<void>,
    heartbeat: () => payload.heartbeat(),
    isLost,
    going: () => payload.isRunning() && !payload.isStale(),
  };
}

/** As kafkajs tells of a fetch in which there was nothing to see. */
export interface Gap {
  topic: string;
  partition: number;
  lastOffset: string;
}

/**
 * A fetch of nothing but marks of transactions and records of aborted ones. kafkajs goes on behind
 * it by itself, so there is nothing to resolve and nothing that waits for it.
 */
export function fetchedGap({ topic, partition, lastOffset }: Gap, consumer: Consumer): Fetched {
  return {
    stretch: { topic, partition, messages: [], next: Number(lastOffset) + 1 },
    resolve: () => undefined,
    commit: (progress) => {
      const committed = offsetsOf(topic, partition, progress).topics.flatMap((one) =>
        one.partitions.map((two) => ({ topic, ...two })),
      );
      return consumer.commitOffsets(committed);
    },
    heartbeat: async () => undefined,
    isLost,
    going: () => true,
  };
}

const LOST = ['UNKNOWN_MEMBER_ID', 'ILLEGAL_GENERATION', 'FENCED_INSTANCE_ID'];

const isLost = (error: unknown): boolean =>
  error instanceof Error && 'type' in error && LOST.includes(String(error.type));
