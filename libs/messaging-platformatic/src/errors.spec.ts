import { NetworkError, ProtocolError, ResponseError, UserError } from '@platformatic/kafka';
import { MessagingError } from '@pedigree/messaging';
import { answerIn, errorIds, isAnyOf, messagingError } from './errors';

const answer = { errorCode: 1 };
const refused = (code: number) => new ResponseError(0, 11, { '/': [code, null] }, answer);

it.each([
  ['unavailable', new NetworkError('Connection closed')],
  ['unavailable', new Error('Connection pool is closed.')],
  ['unavailable', new RangeError('The value is out of range.')],
  ['unavailable', refused(6)],
  ['unavailable', refused(47)],
  ['timeout', refused(7)],
  ['too-large', refused(10)],
  ['unknown-topic', refused(3)],
  ['rejected', refused(29)],
  ['rejected', new UserError('Invalid.')],
  ['rejected', 'not even an error'],
])('says %s of %s', (code, error) => {
  const { code: found, retriable, message } = messagingError(error, 'publishing');
  expect(found).toBe(code);
  expect(retriable).toBe(code === 'unavailable' || code === 'timeout');
  expect(message).toContain('publishing failed');
});

it('passes on what is already said, and finds what a broker said within', () => {
  const said = new MessagingError('timeout', 'x');
  expect(messagingError(said, 'publishing')).toBe(said);
  const wrapped = new MessagingError('rejected', 'x', { cause: refused(36) });
  expect(errorIds(wrapped)).toEqual(['TOPIC_ALREADY_EXISTS']);
  expect(isAnyOf(wrapped, ['TOPIC_ALREADY_EXISTS'])).toBe(true);
  expect(answerIn(wrapped)).toBe(answer);
  expect(answerIn(new ProtocolError(3))).toBeUndefined();
});
