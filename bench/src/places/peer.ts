import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

/** A program of `peers/` in a process of its own, as Pedigree is measured in one. */
export interface Peer {
  /** What it printed first: where it is to be found. */
  readonly said: string;
  stop(): Promise<void>;
}

/** @param name of the script in `peers/`, which prints one line when it is ready and ends on SIGTERM */
export async function startPeer(
  name: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Peer> {
  const child = spawn(
    process.execPath,
    ['-r', './tools/register.cjs', `bench/src/peers/${name}.ts`],
    { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const said = await firstLine(child);
  const stop = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  return { said, stop };
}

function firstLine({ stdout, exitCode }: ChildProcess & { stdout: NodeJS.ReadableStream | null }) {
  return new Promise<string>((resolve, reject) => {
    let text = '';
    stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
    });
    stdout?.on('end', () => reject(new Error(`A peer ended with code ${String(exitCode)}.`)));
  });
}
