/** ` Did you mean x?`, or nothing where no known word is near. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const [best] = [...known]
    .map((candidate) => ({ candidate, distance: distance(word, candidate) }))
    .filter(({ candidate, distance: far }) => far <= Math.max(1, Math.floor(candidate.length / 3)))
    .sort((a, b) => a.distance - b.distance);
  return best === undefined ? '' : ` Did you mean ${best.candidate}?`;
}

const LONGEST = 64;

/** Letters to add, drop, change or swap with the next, without regard to case. */
function distance(a: string, b: string): number {
  if (a.length > LONGEST) return Infinity;
  const [from, to] = [a.toLowerCase(), b.toLowerCase()];
  const rows = [Array.from({ length: to.length + 1 }, (_, index) => index)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= to.length; j++) {
      const changed = at(i - 1, j - 1) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const isSwap = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const swapped = isSwap ? at(i - 2, j - 2) + 1 : Infinity;
      row.push(Math.min(changed, swapped, at(i - 1, j) + 1, at(i, j - 1) + 1));
    }
  }
  return at(from.length, to.length);
}
