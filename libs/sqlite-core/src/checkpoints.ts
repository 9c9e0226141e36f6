import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** In MiB: it holds one connection and nothing else. */
const LIMITS = { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 4 };

/**
 * Checkpoints a file in a thread of its own: moves what its write-ahead log holds to its places several
 * times a second. Left to the commit that finds the log full, as SQLite does by itself, it takes tens of
 * milliseconds that somebody waits for. Where the thread fails, that is what happens again.
 */
export class Checkpoints {
  private thread: Worker | undefined;
  private ended = false;

  constructor(private readonly file: string) {}

  /** To be called by whoever writes; the first call starts the thread. */
  begin(): void {
    if (this.ended) return;
    this.thread ??= started(this.file);
  }

  /** Before the file is closed. Lets a checkpoint that is under way finish. */
  async end(): Promise<void> {
    this.ended = true;
    const { thread } = this;
    if (thread === undefined || thread.threadId < 0) return;
    thread.ref();
    const exit = new Promise((resolve) => thread.once('exit', resolve));
    thread.postMessage('end');
    await exit;
  }
}

function started(file: string): Worker {
  const script = join(__dirname, 'checkpoint-thread.cjs');
  const thread = new Worker(script, { workerData: file, execArgv: [], resourceLimits: LIMITS });
  thread.on('error', () => undefined);
  thread.unref();
  return thread;
}
