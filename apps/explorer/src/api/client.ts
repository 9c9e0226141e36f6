import createClient, { type Middleware } from 'openapi-fetch';
import { noteReachable } from './connection';
import { errorOf, unreachable } from './problem';
import { type paths } from './schema';
import { apiToken } from './token';

const READS = new Set(['GET', 'HEAD']);

/** Reads are open; the token goes along with what writes, and with nothing else. */
const withToken: Middleware = {
  onRequest({ request }) {
    const token = apiToken();
    if (token !== '' && !READS.has(request.method))
      request.headers.set('authorization', `Bearer ${token}`);
  },
};

async function watched(request: Request): Promise<Response> {
  try {
    const response = await fetch(request);
    noteReachable(true);
    return response;
  } catch (error) {
    if (request.signal.aborted) throw error;
    noteReachable(false);
    throw unreachable();
  }
}

/** Pedigree's API, typed by its OpenAPI document. Unwrap answers with `answerOf`. */
export const api = createClient<paths, 'application/json'>({
  baseUrl: window.location.origin,
  fetch: watched,
});
api.use(withToken);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** @throws ApiError */
export async function answerOf<T>(asked: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await asked;
  if (response.ok && data !== undefined) return data;
  throw errorOf(response.status, error);
}
