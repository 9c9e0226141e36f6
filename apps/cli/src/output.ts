import pc from 'picocolors';

/** Where a command writes, and how it ends. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
  /** Paints what goes to standard output; leaves it alone where nobody could see colours. */
  readonly paint: ReturnType<typeof pc.createColors>;
  /** Standard error is a terminal: progress may be drawn there. */
  readonly interactive: boolean;
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal;
  exitCode: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** NO_COLOR (no-color.org) outweighs FORCE_COLOR, which outweighs what the stream is. */
export function wantsColor(environment: Environment, isTerminal: boolean): boolean {
  if (environment['NO_COLOR']) return false;
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return isTerminal && environment['TERM'] !== 'dumb';
}

/** The streams of this process. A reader that went away (`| head`) is no fault of the command. */
export function terminal(): Output {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosed);
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    paint: pc.createColors(wantsColor(process.env, process.stdout.isTTY)),
    interactive: process.stderr.isTTY,
    signal: interruption(),
    exitCode: 0,
  };
}

function ignoreClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** The first Ctrl-C ends the wait in order; the second ends the process. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  return controller.signal;
}
