/** A log record as pino writes it: level as a number, `msg`, and whatever else was told. */
export type LogRecord = Readonly<Record<string, unknown>>;

const LEVELS: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: '',
  40: 'warning: ',
  50: 'error: ',
  60: 'fatal: ',
};

/** Fields that a person at a terminal can do without. */
const HIDDEN = new Set(
  'level time pid hostname context msg err req res reqId responseTime'.split(' '),
);

/** A record as one short line for a person: time, level where it matters, who, what. */
export function lineOf(record: LogRecord): string {
  const { time, level, context, msg } = record;
  const clock = new Date(Number(time)).toTimeString().slice(0, 8);
  const who = typeof context === 'string' ? `${context}: ` : '';
  const said = typeof msg === 'string' ? msg : '';
  return `${clock}  ${LEVELS[Number(level)] ?? ''}${who}${said}${requestOf(record)}${fieldsOf(record)}${stackOf(record)}`;
}

function requestOf({ req, res, responseTime }: LogRecord): string {
  const { method, url } = (req ?? {}) as { method?: string; url?: string };
  const { statusCode } = (res ?? {}) as { statusCode?: number };
  return method === undefined ? '' : ` (${method} ${url} ${statusCode} in ${responseTime} ms)`;
}

function fieldsOf(record: LogRecord): string {
  const fields = Object.entries(record).filter(
    ([name, value]) => !HIDDEN.has(name) && value !== undefined && value !== null,
  );
  return fields.map(([name, value]) => ` ${name}=${textOf(value)}`).join('');
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);

function stackOf({ err, level }: LogRecord): string {
  if (Number(level) < 50) return messageOf(err);
  const { stack } = (err ?? {}) as { stack?: string };
  return stack === undefined ? '' : `\n${stack}`;
}

function messageOf(err: unknown): string {
  const { message } = (err ?? {}) as { message?: string };
  return message === undefined ? '' : ` (${message})`;
}
