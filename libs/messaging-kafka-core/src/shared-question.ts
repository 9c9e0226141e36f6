/**
 * One question for all who ask it at once. One is under way at a time; those who ask meanwhile share
 * the next one, so that no answer is older than its question.
 */
export class SharedQuestion<T> {
  private running: Promise<unknown> = Promise.resolve();
  private next: Promise<T> | undefined;

  constructor(private readonly question: () => Promise<T>) {}

  ask(): Promise<T> {
    this.next ??= this.afterwards();
    return this.next;
  }

  private async afterwards(): Promise<T> {
    await this.running;
    const asked = this.question();
    this.next = undefined;
    this.running = asked.catch(() => undefined);
    return asked;
  }
}
