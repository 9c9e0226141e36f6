import { type Log, type LogLevel, silent } from '@pedigree/messaging';
import { Kafka, type LogEntry, logLevel, type RetryOptions } from 'kafkajs';
import { type KafkaOptions } from './options';

/** Some four seconds of trying. A consumer that fails after them starts again, so it can also stop. */
const RETRY: RetryOptions = { initialRetryTime: 100, maxRetryTime: 1_000, retries: 6 };

/** Longer than a broker needs to restart. */
export const PATIENT_RETRY: RetryOptions = { ...RETRY, retries: 30 };

/** For questions that should answer "no" soon rather than "yes" late. */
export const SHORT_RETRY: RetryOptions = { initialRetryTime: 100, maxRetryTime: 500, retries: 3 };

/**
 * A client of its own for every producer and consumer: those of one `Kafka` object share a cache of
 * committed offsets per group, and two members of a group in one process would read each other's.
 */
export const kafkaClient = (options: KafkaOptions, retry = RETRY): Kafka =>
  new Kafka({
    brokers: [...options.brokers],
    clientId: options.clientId,
    ...(options.ssl !== undefined && { ssl: options.ssl }),
    ...(options.sasl !== undefined && { sasl: options.sasl }),
    ...(options.socketFactory && { socketFactory: options.socketFactory }),
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry,
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => forward(options.log ?? silent, entry),
  });

/** What kafkajs reports as an error or warning though it tries again by itself, or though we know. */
const PASSING = [
  /coordinator is (not|loading)|group coordinator|load is in progress/i,
  /concurrent.transactions|ongoing transaction|operation on the same transaction/i,
  // Another owner has taken over: we say it ourselves, where it matters.
  /operation with an old epoch/i,
  /rebalanc/i,
  /not aware of this member|unknown member/i,
  /limiting retries for the idempotent producer/i,
  /leadership election|not the leader|does not host this topic/i,
  // Every try while a broker is away; we say it once ourselves.
  /connection error|failed to connect|^crash: |^restarting the consumer/i,
];

function forward(log: Log, { level, namespace, log: entry }: LogEntry): void {
  const { message, error, groupId, broker, retryCount } = entry;
  const text = [message, error].filter((part) => typeof part === 'string').join(' ');
  const passing = PASSING.some((pattern) => pattern.test(text));
  const fields = { namespace, error, groupId, broker, retryCount };
  log(passing ? 'debug' : severity(level), `kafkajs: ${message}`, fields);
}

const severity = (level: logLevel): LogLevel => LEVELS[level] ?? 'debug';

const LEVELS: Partial<Record<logLevel, LogLevel>> = {
  [logLevel.ERROR]: 'error',
  [logLevel.WARN]: 'warn',
  [logLevel.INFO]: 'info',
};
