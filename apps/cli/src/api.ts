/** A gate that does not answer, or not as asked. */
export class ApiError extends Error {
  readonly code = 'api';

  constructor(
    message: string,
    readonly retriable: boolean,
  ) {
    super(message);
  }
}

const TIMEOUT_MS = 60_000;

/** Reads JSON from the gate's API. @throws ApiError */
export async function read(base: string, path: string): Promise<unknown> {
  const url = `${base.replace(/\/$/, '')}/api/v1${path}`;
  const response = await answer(url);
  const body = await response.text();
  if (response.ok) return JSON.parse(body) as unknown;
  throw new ApiError(
    `${url} answered ${response.status}: ${detailOf(body)}`,
    response.status >= 500,
  );
}

async function answer(url: string): Promise<Response> {
  try {
    return await fetch(url, {
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ApiError(`${url} is not reachable (${why}). Name the gate with --url.`, true);
  }
}

function detailOf(body: string): string {
  try {
    const { detail, title } = JSON.parse(body) as { detail?: string; title?: string };
    return detail ?? title ?? body;
  } catch {
    return body.slice(0, 500);
  }
}
