export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Where an adapter tells what it does. A function, so that any logger plugs in with one line. */
export type Log = (level: LogLevel, message: string, fields?: Record<string, unknown>) => void;

/** For tests, and for whoever does not care. */
export const silent: Log = () => undefined;
