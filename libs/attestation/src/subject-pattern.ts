const NARROW = /[^/:@]/;

/**
 * Glob over a subject alternative name: `*` is any text without `/`, `:` and `@`, `**` any text at
 * all, everything else stands for itself, case included. So `*@acme.example` names the people of one
 * domain, and can match no URI. Its cost is the length of the glob times that of the name at most,
 * as names come from strangers.
 */
export function subjectPattern(glob: string): (name: string) => boolean {
  const pieces = glob.split(/(\*+)/).filter((piece) => piece !== '');
  return (name) =>
    pieces.reduce((places, piece) => after(piece, name, places), new Set([0])).has(name.length);
}

/** Where in the name one may stand after a piece, by where one may stand before it. */
function after(piece: string, name: string, before: ReadonlySet<number>): Set<number> {
  if (!piece.startsWith('*'))
    return new Set(
      [...before].filter((at) => name.startsWith(piece, at)).map((at) => at + piece.length),
    );
  const places = new Set(before);
  for (let at = 0; at < name.length; at += 1)
    if (places.has(at) && (piece !== '*' || NARROW.test(name.charAt(at)))) places.add(at + 1);
  return places;
}
