import { type Request, type Response } from 'express';
import { bearerAuth } from './bearer-auth';

const TOKEN = 'a-token-of-16-or-more';

const outcome = (method: string, path: string, authorization?: string): unknown => {
  const next = jest.fn();
  const headers = authorization === undefined ? {} : { authorization };
  const request = { method, path, headers } as unknown as Request;
  void bearerAuth([TOKEN])(request, {} as Response, next);
  return (next.mock.calls[0] as unknown[])[0];
};

describe('bearerAuth', () => {
  it.each([
    ['GET', '/api/v1/artifacts'],
    ['HEAD', '/api/v1/artifacts'],
    ['POST', '/api/graphql'],
  ])('lets a read through: %s %s', (method, path) => {
    expect(outcome(method, path)).toBeUndefined();
  });

  it.each([
    ['POST', '/api/v1/events'],
    ['POST', '/api/graphql/x'],
    ['DELETE', '/api/v1/events'],
  ])('asks for a token to write: %s %s', (method, path) => {
    expect(outcome(method, path)).toMatchObject({ problemName: 'unauthorized' });
    expect(outcome(method, path, 'Bearer other')).toMatchObject({ problemName: 'unauthorized' });
    expect(outcome(method, path, `Bearer ${TOKEN}`)).toBeUndefined();
  });
});
