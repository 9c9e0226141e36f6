import compression from 'compression';
import { type Request, type RequestHandler, type Response } from 'express';
import { NDJSON } from './representation';

/** A stream of events must reach its reader line by line; what waits in a compressor does not. */
const isEventStream = (type: string): boolean => type.startsWith('text/event-stream');
const isLines = (type: string): boolean => type.startsWith(NDJSON);

function filter(request: Request, response: Response): boolean {
  const type = String(response.getHeader('content-type') ?? '');
  return !isEventStream(type) && (isLines(type) || compression.filter(request, response));
}

/**
 * Compresses answers of a kilobyte and more by Brotli, gzip or deflate, as the client prefers. An ETag
 * is of the document, weak, and the same for all encodings.
 */
export const compressed = (): RequestHandler => compression({ filter });
