import pc from 'picocolors';
import { run } from '../main';
import { type Output } from '../output';

export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Runs one command line in this process and answers all it wrote, without colours. */
export async function cli(...args: readonly string[]): Promise<Ran> {
  const written = { out: '', err: '' };
  const output: Output = {
    out: (text) => void (written.out += text),
    err: (text) => void (written.err += text),
    paint: pc.createColors(false),
    interactive: false,
    signal: new AbortController().signal,
    exitCode: 0,
  };
  const code = await run(args, output);
  return { code, ...written };
}
