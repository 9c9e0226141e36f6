import { SingleBar } from 'cli-progress';
import { type Output } from './output';

/** How far long work has come. */
export interface Progress {
  /** So much more is done, in the unit of the total; `told` stands beside the bar. */
  advance(by: number, told: string): void;
  stop(): void;
}

const SILENT: Progress = { advance: () => undefined, stop: () => undefined };

/**
 * A bar on standard error while work goes on, where somebody sees it.
 *
 * @param total undefined: not known, then there is no bar
 */
export function progressOf(title: string, total: number | undefined, output: Output): Progress {
  if (!output.interactive || total === undefined || total <= 0) return SILENT;
  const bar = new SingleBar({
    format: `${title} [{bar}] {percentage} %  {told}  {duration_formatted}`,
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false,
  });
  bar.start(total, 0, { told: '' });
  return { advance: (by, told) => bar.increment(by, { told }), stop: () => bar.stop() };
}
