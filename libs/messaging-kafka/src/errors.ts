import {
  errorText,
  isRetriable,
  MessagingError,
  type MessagingErrorCode,
} from '@pedigree/messaging';

const BY_TYPE: Readonly<Record<string, MessagingErrorCode>> = {
  MESSAGE_TOO_LARGE: 'too-large',
  RECORD_LIST_TOO_LARGE: 'too-large',
  UNKNOWN_TOPIC_OR_PARTITION: 'unknown-topic',
  INVALID_TOPIC_EXCEPTION: 'unknown-topic',
  REQUEST_TIMED_OUT: 'timeout',
};

const BY_NAME: Readonly<Record<string, MessagingErrorCode>> = {
  KafkaJSRequestTimeoutError: 'timeout',
  KafkaJSTimeout: 'timeout',
  KafkaJSConnectionError: 'unavailable',
  KafkaJSConnectionClosedError: 'unavailable',
  KafkaJSBrokerNotFound: 'unavailable',
  KafkaJSNoBrokerAvailableError: 'unavailable',
  KafkaJSGroupCoordinatorNotFound: 'unavailable',
  KafkaJSMetadataNotLoaded: 'unavailable',
  KafkaJSTopicMetadataNotLoaded: 'unavailable',
  KafkaJSLockTimeout: 'unavailable',
};

/** What went wrong, in the words of the port. kafkajs wraps its errors several times over. */
export function messagingError(error: unknown, doing: string): MessagingError {
  if (error instanceof MessagingError) return error;
  const chain = causes(error);
  const code = chain.map(codeOf).find((found) => found !== undefined) ?? lastResort(chain);
  return new MessagingError(code, `Kafka: ${doing} failed: ${errorText(error)}`, { cause: error });
}

/** The protocol's name of the error, such as `TOPIC_ALREADY_EXISTS`, wherever it is wrapped. */
export const errorTypes = (error: unknown): readonly string[] =>
  causes(error).flatMap((one) => ('type' in one ? [String(one.type)] : []));

function causes(error: unknown, depth = 0): readonly Error[] {
  if (!(error instanceof Error) || depth > 8) return [];
  const several = 'errors' in error && Array.isArray(error.errors) ? error.errors : [];
  const inner = [error.cause, ...several].flatMap((cause: unknown) => causes(cause, depth + 1));
  return [error, ...inner];
}

const codeOf = (error: Error): MessagingErrorCode | undefined =>
  BY_TYPE['type' in error ? String(error.type) : ''] ?? BY_NAME[error.name];

const lastResort = (chain: readonly Error[]): MessagingErrorCode =>
  chain.some(isRetriable) ? 'unavailable' : 'rejected';
