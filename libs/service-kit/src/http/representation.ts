import { type Request, type Response } from 'express';
import { z } from 'zod';
import { ProblemException } from './problem';

/** GFM is a registered variant of text/markdown (RFC 7764). */
export const MARKDOWN = 'text/markdown; charset=utf-8; variant=GFM';

/** JSON lines, one document each. */
export const NDJSON = 'application/x-ndjson';

const FORMATS = ['json', 'md'] as const;
export type Format = (typeof FORMATS)[number];

/** Query parameter of routes that answer in more than one format. */
export const format = z
  .enum(FORMATS)
  .optional()
  .describe('json or md (Markdown); outweighs the Accept header');

/**
 * In which format a client wants a document: what it names outright, else what `Accept` prefers.
 * Caches are told that it depends on that.
 *
 * @throws ProblemException not-acceptable
 */
export function formatFor(request: Request, response: Response, named?: Format): Format {
  response.vary('Accept');
  if (named !== undefined) return named;
  switch (request.accepts(['application/json', 'text/markdown'])) {
    case 'application/json':
      return 'json';
    case 'text/markdown':
      return 'md';
    default:
      throw notAcceptable(request.headers.accept ?? '');
  }
}

/** Answers a document as it is, or as the Markdown that `render` makes of it. */
export function represented<T extends object>(
  document: T,
  wanted: Format,
  response: Response,
  render: (document: T) => string,
): T | string {
  if (wanted === 'json') return document;
  response.set('content-type', MARKDOWN);
  return render(document);
}

const notAcceptable = (accept: string): ProblemException =>
  new ProblemException('not-acceptable', 'This route answers JSON and Markdown.', {
    errors: [
      {
        parameter: 'Accept',
        message: `is ${accept}`,
        remedy: 'Send "Accept: application/json" or "Accept: text/markdown", or ?format=md.',
      },
    ],
  });
