import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Readable, type Writable } from 'node:stream';
import { messageOf } from './log';
import { within } from './waiting';

const KEPT_LINES = 40;
const STOP_LIMIT_MS = 10_000;

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** A program that is to run until it is told to stop. */
export interface Program {
  /** For messages: "Kafka". */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The line of output that means it is ready. */
  readonly readyLine: string;
  /** Milliseconds it may take until then. */
  readonly readyLimitMs: number;
  /** Its folder, deleted once it has ended. */
  readonly folder: string;
}

/** A program that is running. */
export interface RunningProgram {
  readonly pid: number;
  /** Ends the program and deletes its folder; may be called more than once. */
  stop(): Promise<void>;
}

/** Use for a server's data: a fresh folder among the system's temporary files. */
export function freshFolder(name: string): Promise<string> {
  return mkdtemp(join(tmpdir(), `pedigree-stack-${name}-`));
}

/**
 * Use for a server that ends when its standard input closes, as the Java launchers here do: then it
 * ends with this process, whatever ends this process. It has a process group of its own, so that
 * Ctrl-C reaches whoever uses the server first.
 *
 * @throws Error with its last lines of output when it ends, or is not ready in time
 */
export async function startProgram(program: Program): Promise<RunningProgram> {
  const child: Child = spawn(program.command, program.args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    env: { ...process.env, ...program.env },
  });
  child.stdin.on('error', () => undefined); // it may have ended already
  const lastLines: string[] = [];
  const stop = () => stopProgram(child, program.folder);
  try {
    const patience = { limitMs: program.readyLimitMs, what: `${program.name} to be ready` };
    await within(ready(child, program, lastLines), patience);
  } catch (failure) {
    await stop();
    throw new Error(`${messageOf(failure)} Its last lines:\n${lastLines.join('\n')}`);
  }
  return { pid: child.pid ?? 0, stop };
}

function ready(child: Child, { name, readyLine }: Program, lastLines: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const read = (line: string) => {
      if (line === readyLine) resolve();
      if (lastLines.push(line) > KEPT_LINES) lastLines.shift();
    };
    createInterface(child.stdout).on('line', read);
    createInterface(child.stderr).on('line', read);
    child.once('error', (cause) => reject(new Error(`${name} did not start: ${cause.message}.`)));
    child.once('close', (code) =>
      reject(new Error(`${name} ended with ${code === null ? 'a signal' : `code ${code}`}.`)),
    );
  });
}

async function stopProgram(child: Child, folder: string): Promise<void> {
  const isRunning = child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  if (isRunning) {
    const gone = once(child, 'exit');
    child.stdin.end();
    await within(gone, { limitMs: STOP_LIMIT_MS, what: 'the server to end' }).catch(() => {
      child.kill('SIGKILL');
      return gone;
    });
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}
