import { type ConfigFault } from '../config/parse-config';

/** The environment cannot be used; every fault is listed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(faults: readonly ConfigFault[]) {
    super(faults.map(({ message, remedy }) => `${message} ${remedy}`).join('\n'));
  }
}

/** Errors that already speak to the person who starts a service. */
const PLAIN = new Set([
  'ConfigError',
  'GraphError',
  'MessagingError',
  'PolicyError',
  'SigningKeyError',
]);

const SYSTEM: Readonly<Record<string, (where: Where) => string>> = {
  EADDRINUSE: ({ host, port }) =>
    `Port ${port} on ${host} is in use by another program. Stop that one, or set PORT to another port.`,
  EADDRNOTAVAIL: ({ host }) =>
    `This machine has no address ${host}. Set HOST to one it has, such as 127.0.0.1.`,
  ENOTFOUND: ({ host }) => `HOST ${host} is not known. Set it to an address, such as 127.0.0.1.`,
};

interface Where {
  host: string;
  port: number;
}

/**
 * What to tell the person whose service did not start: a sentence with a remedy for what they can
 * mend; the whole stack for what only we can.
 */
export function explain(error: unknown, where: Where): string {
  if (!(error instanceof Error)) return `Pedigree could not start: ${String(error)}`;
  if (PLAIN.has(error.name)) return error.message;
  const {
    code,
    syscall,
    path,
    port = where.port,
  } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EACCES' && syscall === 'listen')
    return `Port ${port} needs more rights than this program has. Set PORT to one above 1023.`;
  if (code !== undefined && syscall !== 'connect' && code in SYSTEM)
    return SYSTEM[code]?.({ ...where, port }) ?? error.message;
  if (path !== undefined && code !== undefined)
    return `${path} cannot be used (${code}). Give this user rights to it, or set PEDIGREE_DATA_DIR to another folder.`;
  return `Pedigree could not start: ${error.stack ?? error.message}`;
}
