import { createHash, timingSafeEqual } from 'node:crypto';
import { type RequestHandler } from 'express';
import { ProblemException } from './problem';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Takes queries by POST, and has nothing that writes. */
const QUERIES = '/api/graphql';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares digests, all of them, so that time tells neither how much nor which token matched. */
const matches = (known: readonly Buffer[], token: string): boolean =>
  known.reduce((found, each) => timingSafeEqual(each, digest(token)) || found, false);

const tokenOf = (authorization = ''): string => /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '';

/**
 * Lets writes through only with one of `tokens` as bearer token; reads are open, and so is
 * everything when there are no tokens. It stands before the body parsers, so that a stranger
 * cannot make the service read and unpack megabytes.
 */
export function bearerAuth(tokens: readonly string[]): RequestHandler {
  const known = tokens.map(digest);
  return (request, _response, next) => {
    const isRead = READS.has(request.method) || request.path === QUERIES;
    const open = known.length === 0 || isRead;
    if (open || matches(known, tokenOf(request.headers.authorization))) return next();
    next(missingToken(request.headers.authorization === undefined));
  };
}

const missingToken = (absent: boolean): ProblemException =>
  new ProblemException(
    'unauthorized',
    absent ? 'This request carries no token.' : 'The token is not one that may write here.',
    {
      headers: { 'www-authenticate': 'Bearer realm="pedigree"' },
      errors: [
        {
          parameter: 'Authorization',
          message: absent ? 'is missing' : 'is not accepted',
          remedy: 'Send "Authorization: Bearer <token>" with a token from PEDIGREE_API_TOKENS.',
        },
      ],
    },
  );
