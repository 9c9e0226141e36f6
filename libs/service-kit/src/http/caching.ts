import { type RequestHandler } from 'express';

/**
 * What a read answers may change with the next event, and may be for the caller alone: a cache asks
 * again each time, with the ETag it has, and gets 304 where nothing changed. Problems say `no-store`
 * themselves.
 */
export const revalidated: RequestHandler = (_request, response, next) => {
  response.set('cache-control', 'private, no-cache');
  response.vary('Accept-Encoding');
  next();
};
