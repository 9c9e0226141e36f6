import {
  KafkaJSConnectionError,
  KafkaJSNonRetriableError,
  KafkaJSNumberOfRetriesExceeded,
  KafkaJSProtocolError,
  KafkaJSRequestTimeoutError,
} from 'kafkajs';
import { MessagingError } from '@pedigree/messaging';
import { errorTypes, messagingError } from './errors';

const protocol = (type: string, retriable: boolean) =>
  new KafkaJSProtocolError(Object.assign(new Error(type), { type, code: 1, retriable }));
const wrapped = (cause: Error) =>
  new KafkaJSNumberOfRetriesExceeded(cause, { retryCount: 3, retryTime: 100 });

it.each([
  ['unavailable', wrapped(new KafkaJSConnectionError('refused', {}))],
  ['unavailable', protocol('NOT_LEADER_FOR_PARTITION', true)],
  ['timeout', new KafkaJSRequestTimeoutError('late', {} as never)],
  ['too-large', protocol('MESSAGE_TOO_LARGE', false)],
  ['unknown-topic', wrapped(protocol('UNKNOWN_TOPIC_OR_PARTITION', true))],
  ['rejected', new KafkaJSNonRetriableError('Invalid')],
  ['rejected', 'not even an error'],
])('says %s', (code, error) => {
  const { code: found, retriable, message } = messagingError(error, 'publishing');
  expect(found).toBe(code);
  expect(retriable).toBe(code === 'unavailable' || code === 'timeout');
  expect(message).toContain('publishing failed');
});

it('passes on what is already said, and finds the type within', () => {
  const said = new MessagingError('timeout', 'x');
  expect(messagingError(said, 'publishing')).toBe(said);
  expect(errorTypes(wrapped(protocol('TOPIC_ALREADY_EXISTS', false)))).toContain(
    'TOPIC_ALREADY_EXISTS',
  );
});
