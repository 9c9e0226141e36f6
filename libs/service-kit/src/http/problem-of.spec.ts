import { HttpException, NotFoundException } from '@nestjs/common';
import { GraphError } from '@pedigree/graph';
import { MessagingError } from '@pedigree/messaging';
import { ProblemException } from './problem';
import { problemOf } from './problem-of';

const withStatus = (status: number, message: string) =>
  Object.assign(new Error(message), { status, body: 'secret' });

describe('problemOf', () => {
  it.each([
    [new GraphError('unavailable', 'secret'), 503],
    [new GraphError('conflict', 'secret'), 503],
    [new GraphError('timeout', 'secret'), 504],
    [new GraphError('rejected', 'secret'), 500],
    [new GraphError('incompatible', 'secret'), 500],
    [new MessagingError('unavailable', 'secret'), 503],
    [new MessagingError('timeout', 'secret'), 504],
    [new MessagingError('too-large', 'secret'), 413],
    [new MessagingError('unknown-topic', 'secret'), 500],
    [new TypeError('secret'), 500],
    ['secret', 500],
    [undefined, 500],
    [{ message: 'secret', status: 404 }, 500],
    [new NotFoundException('Cannot GET /secret'), 404],
    [new HttpException('secret', 500), 500],
    [new HttpException('secret', 502), 500],
    [withStatus(413, 'secret'), 413],
    [withStatus(500, 'secret'), 500],
  ])('answers %s as %i without what it must not tell', (error, status) => {
    const answer = problemOf(error);
    expect(answer.getStatus()).toBe(status);
    expect(JSON.stringify(answer.toProblem('/x'))).not.toContain('secret');
  });

  it('asks to come again for what passes', () => {
    for (const code of ['unavailable', 'timeout'] as const)
      expect(problemOf(new GraphError(code, '')).headers).toEqual({ 'retry-after': '5' });
    expect(problemOf(new HttpException('slow down', 429)).headers).toEqual({ 'retry-after': '1' });
  });

  it('knows a port error by its name, from whichever copy of the module', () => {
    const foreign = Object.assign(new Error('x'), { name: 'MessagingError', code: 'timeout' });
    expect(problemOf(foreign).getStatus()).toBe(504);
  });

  it('keeps what a controller said', () => {
    const said = new ProblemException('conflict', 'Two of them.', { extensions: { more: 1 } });
    expect(problemOf(said).toProblem('/p')).toEqual({
      type: 'urn:pedigree:problem:conflict',
      title: 'The request contradicts an earlier one',
      status: 409,
      detail: 'Two of them.',
      instance: '/p',
      more: 1,
    });
  });

  it('keeps the words of Express on a request that it cannot read', () => {
    const answer = problemOf(withStatus(415, 'unsupported charset "X"')).toProblem('/');
    expect(answer).toMatchObject({ status: 415, detail: 'unsupported charset "X"' });
  });
});
