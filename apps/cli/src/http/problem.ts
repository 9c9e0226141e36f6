import { z } from 'zod';
import { ApiError, type ApiErrorCode } from '../errors';
import { plain } from '../text/plain';

/** RFC 9457, as far as it is told to people. */
const problem = z.looseObject({
  detail: z.string().optional(),
  title: z.string().optional(),
  errors: z
    .array(
      z.looseObject({
        pointer: z.string().optional(),
        parameter: z.string().optional(),
        message: z.string(),
        remedy: z.string(),
      }),
    )
    .optional(),
});

const MOST_TEXT = 500;
const MOST_ERRORS = 20;

/** What a status of 400 and above means for whoever asked. @param text the body of the answer */
export function failure(where: string, status: number, text: string): ApiError {
  const retriable = status === 429 || status >= 500 || status === 408;
  const lines = [`${where} answered ${String(status)}: ${detailOf(text)}`, ...adviceFor(status)];
  return new ApiError(codeOf(status, text, retriable), lines.join('\n'), retriable, status);
}

function codeOf(status: number, text: string, retriable: boolean): ApiErrorCode {
  if (retriable) return 'failed';
  // What names no artifact comes with `errors`; a route that is not there has nothing to tell.
  if (status === 405 || (status === 404 && errorsOf(text).length === 0)) return 'no-route';
  return 'refused';
}

const adviceFor = (status: number): string[] =>
  status === 401 || status === 403
    ? ['Set PEDIGREE_API_TOKEN to a token that this gate knows (its PEDIGREE_API_TOKENS).']
    : [];

const parsed = (text: string) => problem.safeParse(json(text)).data;

const errorsOf = (text: string) => parsed(text)?.errors ?? [];

/** The detail, then one line per error: where, what, and the remedy. */
function detailOf(text: string): string {
  const { detail, title } = parsed(text) ?? {};
  const errors = errorsOf(text);
  const shown = errors
    .slice(0, MOST_ERRORS)
    .map((one) => `  ${one.parameter ?? one.pointer ?? ''} ${one.message}. ${one.remedy}`);
  const rest = errors.length - shown.length;
  const more = rest > 0 ? [`  and ${String(rest)} more`] : [];
  return plain([detail ?? title ?? text.slice(0, MOST_TEXT), ...shown, ...more].join('\n'));
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
