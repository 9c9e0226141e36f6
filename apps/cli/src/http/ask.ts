import { setTimeout as sleep } from 'node:timers/promises';
import { backoffMs, errorText, retryPolicy } from '@pedigree/messaging';
import { ApiError, Interrupted } from '../errors';
import { failure } from './problem';
import { type Answer, type ApiRequest, type Target } from './target';

const POLICY = retryPolicy({ maxMs: 10_000 });
/** Longest `Retry-After` that is waited for, in milliseconds. */
const MOST_PATIENCE_MS = 30_000;

/**
 * Sends one request to the gate's API, and again where that may help: nothing answered, 429 or 5xx.
 * Everything this program sends may be repeated without effect, since it names events, promotions and
 * plans itself.
 *
 * @throws ApiError, Interrupted
 */
export async function ask(target: Target, request: ApiRequest): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await tryOnce(target, request);
    if (!(outcome instanceof Failure)) return outcome;
    if (!outcome.error.retriable || attempt > target.retries) throw outcome.error;
    await pause(Math.max(outcome.afterMs, backoffMs(attempt, POLICY, Math.random())), target);
  }
}

class Failure {
  constructor(
    readonly error: ApiError,
    readonly afterMs = 0,
  ) {}
}

async function tryOnce(target: Target, request: ApiRequest): Promise<Answer | Failure> {
  const where = `${target.url}/api/v1${request.path}`;
  try {
    const response = await fetch(where, optionsOf(target, request));
    const text = await response.text();
    if (response.ok || request.answers?.includes(response.status))
      return { status: response.status, text };
    return new Failure(failure(where, response.status, text), retryAfterMs(response));
  } catch (error) {
    if (target.signal.aborted) throw new Interrupted();
    return new Failure(unreachable(where, error, target.timeoutMs));
  }
}

function optionsOf(target: Target, { method = 'GET', accept, body, waitMs = 0 }: ApiRequest) {
  const timeout = AbortSignal.timeout(target.timeoutMs + waitMs);
  return {
    method,
    headers: {
      accept: accept ?? 'application/json',
      ...(body && { 'content-type': body.type }),
      ...(target.token !== undefined && { authorization: `Bearer ${target.token}` }),
    },
    ...(body && { body: body.text }),
    signal: AbortSignal.any([timeout, target.signal]),
  };
}

/** Milliseconds; 0 where the gate does not say, or says it as a date. */
function retryAfterMs({ headers }: Response): number {
  const seconds = Number(headers.get('retry-after') ?? 0);
  return Number.isFinite(seconds) ? Math.min(seconds * 1000, MOST_PATIENCE_MS) : 0;
}

function unreachable(where: string, error: unknown, timeoutMs: number): ApiError {
  const late = (error as { name?: unknown }).name === 'TimeoutError';
  const why = late ? `no answer within ${String(timeoutMs / 1000)} s` : reasonOf(error);
  const remedy = late ? 'Allow more with --timeout.' : 'Name the gate with --url or PEDIGREE_URL.';
  return new ApiError('unreachable', `${where} is not reachable (${why}). ${remedy}`, true);
}

/** `fetch` says only that it failed; its cause says why, sometimes by a code alone. */
function reasonOf(error: unknown): string {
  const cause = (error as { cause?: unknown }).cause ?? error;
  return errorText(cause) || String((cause as { code?: unknown }).code);
}

async function pause(milliseconds: number, { signal }: Target): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch {
    throw new Interrupted();
  }
}
