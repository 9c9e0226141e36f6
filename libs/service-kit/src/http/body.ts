import express, { type RequestHandler } from 'express';
import { wrongMediaType } from './media-type';
import { ProblemException } from './problem';

/** Most bytes in a request's body, after decompression: 16 MiB. */
export const MAX_BODY_BYTES = 16 * 1024 * 1024;

const JSON_TYPES = ['application/json', 'application/*+json'];

/**
 * Refuses a body that says it is too large before it arrives; the parsers would first read it to
 * its end. What does not say so is cut where it exceeds the limit.
 */
export const limitLength: RequestHandler = (request, _response, next) => {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) next(tooLarge());
  else next();
};

const tooLarge = (): ProblemException =>
  new ProblemException('too-large', `A body may have ${MAX_BODY_BYTES} bytes at most.`);

/** Leaves the body as a Buffer in `request.body`, whatever its type; unpacks gzip, deflate and br. */
export const rawBody = (): RequestHandler =>
  express.raw({ type: () => true, limit: MAX_BODY_BYTES });

export const jsonBody = (): RequestHandler =>
  express.json({ type: JSON_TYPES, limit: MAX_BODY_BYTES, strict: false });

/**
 * Refuses a body that does not say it is JSON. This also keeps web pages of other origins from
 * posting: a browser sends this type across origins only after asking, and nobody answers it.
 */
export const requireJson: RequestHandler = (request, _response, next) => {
  const read = Buffer.isBuffer(request.body) || request.headers['content-length'] === '0';
  if (!read && request.is(JSON_TYPES) === false) next(notJson(request.headers['content-type']));
  else next();
};

const notJson = (type = 'none'): ProblemException =>
  wrongMediaType('This route takes a JSON document.', `is ${type}`, 'application/json');
