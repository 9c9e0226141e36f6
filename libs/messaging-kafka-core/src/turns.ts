/** Lets one task at a time run for each key, in the order in which they came. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  async take<T>(key: string, task: () => Promise<T>): Promise<T> {
    const running = (this.last.get(key) ?? Promise.resolve()).then(task);
    const over = running.catch(() => undefined);
    this.last.set(key, over);
    try {
      return await running;
    } finally {
      if (this.last.get(key) === over) this.last.delete(key);
    }
  }

  /** Resolves when nothing that has come until now is left. */
  async idle(): Promise<void> {
    await Promise.all(this.last.values());
  }
}
