import { TOPICS } from '@pedigree/events';
import { DEAD_LETTER_ALLOWANCE_BYTES, DEFAULT_MAX_MESSAGE_BYTES } from '@pedigree/messaging';
import { type ClusterOptions } from './options';

/** The settings of a topic that is created here. */
export const topicConfig = (
  topic: string,
  options: ClusterOptions,
): { name: string; value: string }[] => [
  // The broker's clock says when a fact was recorded, not the producer's.
  { name: 'message.timestamp.type', value: 'LogAppendTime' },
  { name: 'max.message.bytes', value: String(maxBytes(topic, options)) },
];

/** As the broker measures: with the header of a record batch. A dead letter has a note around it. */
function maxBytes(topic: string, options: ClusterOptions): number {
  const limit = (options.maxMessageBytes ?? DEFAULT_MAX_MESSAGE_BYTES) + BATCH_HEADER;
  const isDeadLetters = topic === (options.deadLetterTopic ?? TOPICS.deadLetters);
  return isDeadLetters ? limit + DEAD_LETTER_ALLOWANCE_BYTES : limit;
}

const BATCH_HEADER = 12;
