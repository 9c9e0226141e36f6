import { type RecordedArc, type Vertex } from './pedigree';

/** That one thing went into the making of another. */
export interface Use {
  by: Vertex;
  arc: RecordedArc;
}

/** What was made of each of some artifacts, among all of them: worked out where anybody asks. */
export function usesAmong(vertices: readonly Vertex[]): (vertex: Vertex) => readonly Use[] {
  let uses: ReadonlyMap<Vertex, readonly Use[]> | undefined;
  return (vertex) => (uses ??= usesIn(vertices)).get(vertex) ?? [];
}

function usesIn(vertices: readonly Vertex[]): ReadonlyMap<Vertex, readonly Use[]> {
  const uses = new Map<Vertex, Use[]>();
  for (const by of vertices)
    for (const arc of by.recorded) {
      const known = uses.get(arc.to);
      if (known === undefined) uses.set(arc.to, [{ by, arc }]);
      else known.push({ by, arc });
    }
  return uses;
}
