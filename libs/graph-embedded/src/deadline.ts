import { GraphError } from '@pedigree/graph';

/** Fails a read that takes too long. It looks at the clock where the read asks it to, no earlier. */
export class Deadline {
  private readonly end: number;

  constructor(private readonly timeoutMs: number) {
    this.end = performance.now() + timeoutMs;
  }

  /** @throws GraphError `timeout` */
  check(): void {
    if (performance.now() <= this.end) return;
    throw new GraphError('timeout', `The read took longer than ${this.timeoutMs} ms.`);
  }
}
