import { errorText, MessagingError, type MessagingErrorCode } from '@pedigree/messaging';

const BY_ID: Readonly<Record<string, MessagingErrorCode>> = {
  MESSAGE_TOO_LARGE: 'too-large',
  RECORD_LIST_TOO_LARGE: 'too-large',
  UNKNOWN_TOPIC_OR_PARTITION: 'unknown-topic',
  UNKNOWN_TOPIC_ID: 'unknown-topic',
  INVALID_TOPIC_EXCEPTION: 'unknown-topic',
  REQUEST_TIMED_OUT: 'timeout',
  // Ends with the producer, and the next one is not concerned.
  OUT_OF_ORDER_SEQUENCE_NUMBER: 'unavailable',
  UNKNOWN_PRODUCER_ID: 'unavailable',
  INVALID_PRODUCER_EPOCH: 'unavailable',
  INVALID_PRODUCER_ID_MAPPING: 'unavailable',
  PRODUCER_FENCED: 'unavailable',
  TRANSACTION_COORDINATOR_FENCED: 'unavailable',
  CONCURRENT_TRANSACTIONS: 'unavailable',
  UNSTABLE_OFFSET_COMMIT: 'unavailable',
  // Of a member: it joins again.
  REBALANCE_IN_PROGRESS: 'unavailable',
  UNKNOWN_MEMBER_ID: 'unavailable',
  ILLEGAL_GENERATION: 'unavailable',
};

/** What went wrong, in the words of the port. The client wraps the answers of brokers several times. */
export function messagingError(error: unknown, doing: string): MessagingError {
  if (error instanceof MessagingError) return error;
  const code = codeOf(causes(error));
  return new MessagingError(code, `Kafka: ${doing} failed: ${textOf(error)}`, { cause: error });
}

/** The protocol's names of the errors in it, such as `TOPIC_ALREADY_EXISTS`. */
export const errorIds = (error: unknown): readonly string[] => causes(error).flatMap(idOf);

export const isAnyOf = (error: unknown, ids: readonly string[]): boolean =>
  errorIds(error).some((id) => ids.includes(id));

/** Whether a part of an answer may be another one next time: a broker says something of each partition. */
export const partlyPasses = (error: unknown): boolean =>
  causes(error).some((one) => 'canRetry' in one && one.canRetry === true);

/** What a broker answered beside its errors; nothing where it did not answer. */
export const answerIn = (error: unknown): unknown =>
  causes(error).find((one): one is Error & { response: unknown } => 'response' in one)?.response;

const idOf = (error: Error): readonly string[] => ('apiId' in error ? [String(error.apiId)] : []);

function causes(error: unknown, depth = 0): readonly Error[] {
  if (!(error instanceof Error) || depth > 8) return [];
  const several = 'errors' in error && Array.isArray(error.errors) ? error.errors : [];
  const inner = [error.cause, ...several].flatMap((cause: unknown) => causes(cause, depth + 1));
  return [error, ...inner];
}

function codeOf(chain: readonly Error[]): MessagingErrorCode {
  const ids = chain.flatMap(idOf);
  const known = ids.map((id) => BY_ID[id]).find((code) => code !== undefined);
  if (known) return known;
  const refused = chain.some((one) => 'canRetry' in one && one.canRetry === false);
  // Without a word of a broker it is the connection that failed: broken, or closed by ourselves.
  return ids.length > 0 && refused ? 'rejected' : refusedByUs(chain) ? 'rejected' : 'unavailable';
}

const OURS = ['PLT_KFK_USER', 'PLT_KFK_AUTHENTICATION', 'PLT_KFK_UNSUPPORTED_API'];

const refusedByUs = (chain: readonly Error[]): boolean =>
  chain.length === 0 || chain.some((one) => 'code' in one && OURS.includes(String(one.code)));

function textOf(error: unknown): string {
  const ids = errorIds(error);
  return ids.length > 0 ? `${errorText(error)} (${ids.join(', ')})` : errorText(error);
}
