import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../../..');

/** A program under test in a process of its own, with all it printed. */
export class Program {
  private text = '';
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown[]>;

  /** @param args of Node: a script of this repository, and its arguments */
  constructor(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    const env = { ...process.env, ...environment };
    this.child = spawn(process.execPath, args, { cwd: ROOT, env });
    this.child.stdout?.on('data', (chunk: Buffer) => (this.text += chunk.toString()));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.text += chunk.toString()));
    this.ended = once(this.child, 'close');
  }

  get output(): string {
    return this.text;
  }

  /** The exit code, or the name of the signal that ended it. */
  async exit(): Promise<number | string> {
    const [code, signal] = (await this.ended) as [number | null, string | null];
    return code ?? signal ?? 'unknown';
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** The first match in what it prints. @throws Error with the output where it ends before */
  async prints(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.text);
      if (match) return match;
      if (this.child.exitCode !== null || this.child.signalCode !== null)
        throw new Error(`It ended without printing ${String(pattern)}:\n${this.text}`);
      await Promise.race([once(this.child.stdout ?? this.child, 'data'), this.ended]);
    }
  }
}
