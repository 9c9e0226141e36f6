/** Reads choices off a row of numbers, so that a generator of numbers becomes one of anything. */
export class Draw {
  private next = 0;

  constructor(private readonly tape: readonly number[]) {}

  below(bound: number): number {
    const at = this.next++;
    return (this.tape[at] ?? 0) % bound;
  }

  /** Once in so many times. */
  once(inSoMany: number): boolean {
    return this.below(inSoMany) === inSoMany - 1;
  }

  of<const T>(...choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T;
  }

  /** One of them, or nothing. */
  maybe<const K extends string, const T>(key: K, ...choices: readonly T[]): { [key in K]?: T } {
    const at = this.below(choices.length + 1);
    return at === 0 ? {} : ({ [key]: choices[at - 1] } as { [key in K]?: T });
  }
}
