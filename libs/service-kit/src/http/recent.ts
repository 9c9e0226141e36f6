/** What was noted lately, by name: beyond `most` entries the oldest go. */
export class Recent<T> {
  private readonly entries = new Map<string, T>();

  constructor(private readonly most: number) {}

  get(name: string): T | undefined {
    return this.entries.get(name);
  }

  /** Noted anew, it is the youngest. */
  set(name: string, value: T): void {
    this.entries.delete(name);
    this.entries.set(name, value);
    const [oldest] = this.entries.keys();
    if (this.entries.size > this.most && oldest !== undefined) this.entries.delete(oldest);
  }
}
