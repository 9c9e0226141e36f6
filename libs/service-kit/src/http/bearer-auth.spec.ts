import { type Request, type Response } from 'express';
import { bearerAuth } from './bearer-auth';
import { principalOf, tokenPrincipal, unnamedPrincipal } from './principal';

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

describe('who makes a request', () => {
  const principal = (tokens: string[], method: string, authorization?: string): string => {
    const headers = authorization === undefined ? {} : { authorization };
    const request = { method, path: '/api/v1/events', headers } as unknown as Request;
    void bearerAuth(tokens)(request, {} as Response, () => undefined);
    return principalOf(request);
  };
  const OTHER = 'another-token-of-16';

  it.each([TOKEN, OTHER])('is known by the token, and does not give it away', (token) => {
    const found = principal([TOKEN, OTHER], 'POST', `Bearer ${token}`);
    expect(found).toBe(tokenPrincipal(token));
    expect(found).toMatch(/^token:[0-9a-f]{8}$/);
  });

  it('is everybody where there are no tokens, whatever is sent', () => {
    expect(principal([], 'POST')).toBe('local');
    expect(principal([], 'POST', 'Bearer anything')).toBe('local');
  });

  it('is asked of writes alone', () => {
    expect(() => principal([], 'GET')).toThrow('no principal');
    expect(() => principal([TOKEN], 'POST', 'Bearer wrong')).toThrow('no principal');
  });

  it('is local for what names nobody, until there are tokens', () => {
    expect(unnamedPrincipal({ apiTokens: [] })).toBe('local');
    expect(unnamedPrincipal({ apiTokens: [TOKEN] })).toBeUndefined();
  });
});
