import { createHash, timingSafeEqual } from 'node:crypto';
import { type RequestHandler } from 'express';
import { LOCAL_PRINCIPAL, setPrincipal, tokenPrincipal } from './principal';
import { ProblemException } from './problem';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Takes queries by POST, and has nothing that writes. */
const QUERIES = '/api/graphql';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

interface Known {
  digest: Buffer;
  principal: string;
}

/** Compares digests, all of them, so that time tells neither how much nor which token matched. */
function principalWith(known: readonly Known[], token: string): string | undefined {
  const given = digest(token);
  return known.reduce<string | undefined>(
    (found, each) => (timingSafeEqual(each.digest, given) ? each.principal : found),
    undefined,
  );
}

const tokenOf = (authorization = ''): string => /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '';

/**
 * Lets writes through only with one of `tokens` as bearer token; reads are open, and so is
 * everything when there are no tokens. Who writes is then known as `principalOf(request)`. It stands
 * before the body parsers, so that a stranger cannot make the service read and unpack megabytes.
 */
export function bearerAuth(tokens: readonly string[]): RequestHandler {
  const known = tokens.map((token) => ({
    digest: digest(token),
    principal: tokenPrincipal(token),
  }));
  return (request, _response, next) => {
    if (READS.has(request.method) || request.path === QUERIES) return next();
    const { authorization } = request.headers;
    const principal =
      known.length === 0 ? LOCAL_PRINCIPAL : principalWith(known, tokenOf(authorization));
    if (principal === undefined) return next(missingToken(authorization === undefined));
    setPrincipal(request, principal);
    next();
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
