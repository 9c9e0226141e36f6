import { type Decision } from '@pedigree/events';
import { type DemoEvent } from './types';

export interface ApiOptions {
  /** E.g. `http://127.0.0.1:4600`, without a slash at the end. */
  baseUrl: string;
  /** Bearer token, where the gateway asks for one. */
  token?: string | undefined;
}

const BATCH = 100;
const WAIT_SECONDS = 60;

const post = (
  { baseUrl, token }: ApiOptions,
  path: string,
  type: string,
  body: unknown,
): Promise<Response> =>
  fetch(`${baseUrl}/api/v1${path}`, {
    method: 'POST',
    headers: {
      'content-type': type,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });

/** The body as JSON, or as the text that something in between (a proxy) answered instead. */
async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

const shown = (answer: unknown): string => JSON.stringify(answer).slice(0, 500);

/** True where the gateway counted every event as accepted. */
const isComplete = (answer: unknown, events: number): boolean =>
  typeof answer === 'object' &&
  answer !== null &&
  'accepted' in answer &&
  answer.accepted === events;

async function feedBatch(api: ApiOptions, events: readonly DemoEvent[]): Promise<void> {
  const response = await post(api, '/events', 'application/cloudevents-batch+json', events);
  const answer = await bodyOf(response);
  if (response.status !== 202 || !isComplete(answer, events.length))
    throw new Error(
      `The gateway did not take all ${events.length} events (${response.status}): ${shown(answer)}`,
    );
}

/** Posts the events in batches; resolves once the broker holds all of them. */
export async function feed(api: ApiOptions, events: readonly DemoEvent[]): Promise<void> {
  for (let at = 0; at < events.length; at += BATCH)
    await feedBatch(api, events.slice(at, at + BATCH));
}

/** Asks for a promotion to production and waits for the decision. */
export async function decide(api: ApiOptions, model: string): Promise<Decision> {
  const request = { model, environment: 'production', requestedBy: 'demo' };
  const path = `/promotions?wait=${WAIT_SECONDS}`;
  const response = await post(api, path, 'application/json', request);
  if (response.status === 202)
    throw new Error(
      `No decision on ${model} within ${WAIT_SECONDS} s. Look at the policy service.`,
    );
  const answer = await bodyOf(response);
  if (response.status !== 200)
    throw new Error(`The gate did not answer for ${model} (${response.status}): ${shown(answer)}`);
  return answer as Decision;
}
