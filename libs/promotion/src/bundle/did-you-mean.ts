/** ` Did you mean x?`, or nothing where no known word is near. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const [best] = [...known]
    .map((candidate) => ({ candidate, distance: distance(word, candidate) }))
    .filter(({ candidate, distance: far }) => far <= Math.max(1, Math.floor(candidate.length / 3)))
    .sort((a, b) => a.distance - b.distance);
  return best === undefined ? '' : ` Did you mean ${best.candidate}?`;
}

const LONGEST = 64;

/** Levenshtein's, without regard to case. */
function distance(a: string, b: string): number {
  if (a.length > LONGEST) return Infinity;
  const [from, to] = [a.toLowerCase(), b.toLowerCase()];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const changed = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? Infinity;
}
