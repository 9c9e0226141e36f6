/** Union-find over numbers; a number not yet joined stands alone. */
export class DisjointSets {
  private readonly parent = new Map<number, number>();

  find(item: number): number {
    let root = item;
    for (let up = this.parent.get(root); up !== undefined; up = this.parent.get(root)) root = up;
    // The way is made short, so that a long row of claims stays cheap.
    for (let at = item; at !== root;) {
      const up = this.parent.get(at) ?? root;
      this.parent.set(at, root);
      at = up;
    }
    return root;
  }

  /** Answers whether anything was joined that stood apart before. */
  join(items: readonly number[]): boolean {
    const [first, ...others] = [...new Set(items.map((item) => this.find(item)))].sort(
      (a, b) => a - b,
    );
    if (first === undefined) return false;
    for (const other of others) this.parent.set(other, first);
    return others.length > 0;
  }
}
