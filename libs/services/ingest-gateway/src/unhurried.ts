import { isGraphError } from '@pedigree/graph';

/** Longest that an answer is waited for. */
const PATIENCE_MS = 1000;
/** For so long nobody is asked after an answer that did not come. */
const PAUSE_MS = 5000;

/** Asks the graph for what is good to know, and goes on without where it does not answer. */
export class Unhurried<R> {
  private askAgainAt = -Infinity;

  constructor(
    private readonly read: (keys: readonly string[]) => Promise<R>,
    private readonly nothing: R,
  ) {}

  async ask(keys: readonly string[]): Promise<R> {
    if (keys.length === 0 || performance.now() < this.askAgainAt) return this.nothing;
    const answer = await this.inTime(this.read(keys));
    if (answer === undefined) this.askAgainAt = performance.now() + PAUSE_MS;
    return answer ?? this.nothing;
  }

  private async inTime(reading: Promise<R>): Promise<R | undefined> {
    // No `AbortSignal`: each abort makes an error with its stack, and this is asked for every request.
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MS, undefined);
    });
    try {
      return await Promise.race([reading.catch(unlessAway), late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** A graph that cannot answer now is no fault of whoever asks. @throws what is no GraphError */
function unlessAway(error: unknown): undefined {
  if (!isGraphError(error)) throw error;
  return undefined;
}
