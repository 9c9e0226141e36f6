/** Bounds of one flush. At least one item is always taken. */
export interface CoalesceLimits {
  maxItems: number;
  maxBytes: number;
}

interface Waiting<T> {
  item: T;
  bytes: number;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Carries out what many callers ask for at once in few flushes: one is under way at a time, and
 * what arrives meanwhile goes together into the next. Order is kept. When a flush fails, those in it
 * are told, and the next goes on.
 */
export class Coalescer<T> {
  private readonly waiting: Waiting<T>[] = [];
  private running: Promise<void> | undefined;

  constructor(
    private readonly flush: (items: readonly T[]) => Promise<void> | void,
    private readonly limits: CoalesceLimits,
  ) {}

  /** Resolves once the flush with this item in it is done. @throws what that flush threw */
  add(item: T, bytes = 0): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, bytes, resolve, reject });
      this.running ??= this.run();
    });
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.running) await this.running;
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) {
      // A turn of the event loop: lets others join, and does not starve them.
      await new Promise((resolve) => setImmediate(resolve));
      await this.flushOnce(this.waiting.splice(0, this.fitting()));
    }
    this.running = undefined;
  }

  private async flushOnce(taken: readonly Waiting<T>[]): Promise<void> {
    try {
      await this.flush(taken.map(({ item }) => item));
      for (const { resolve } of taken) resolve();
    } catch (error) {
      for (const { reject } of taken) reject(error);
    }
  }

  private fitting(): number {
    let bytes = 0;
    const full = this.waiting.findIndex((waiting, index) => {
      bytes += waiting.bytes;
      return index > 0 && (index >= this.limits.maxItems || bytes > this.limits.maxBytes);
    });
    return full === -1 ? this.waiting.length : full;
  }
}
