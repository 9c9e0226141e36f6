import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import { versions } from 'node:process';

/** What a reader needs to know of the machine to make sense of figures; nothing that names it. */
export interface Machine {
  at: string;
  cpu: string;
  cores: number;
  memoryGiB: number;
  system: string;
  node: string;
  /** Of the last minute, when the bench began: above 0 something else was running. */
  load: number;
  commit?: string;
}

export const machineFacts = (commit: string | undefined): Machine => ({
  at: new Date().toISOString(),
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: availableParallelism(),
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  system: `${type()} ${release()}`,
  node: versions.node,
  load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  ...(commit === undefined ? {} : { commit }),
});

/** Bytes of memory that a process holds now. @param pid default: this process */
export function residentBytes(pid: number | 'self' = 'self'): number {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? NaN) * 1024;
}
