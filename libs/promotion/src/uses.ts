import { type RecordedArc, type Vertex } from './pedigree';

/** That one thing went into the making of another. */
export interface Use {
  by: Vertex;
  arc: RecordedArc;
}

/** What was made of each of some artifacts, among all of them. */
export function usesAmong(vertices: readonly Vertex[]): (vertex: Vertex) => readonly Use[] {
  const uses = new Map<Vertex, Use[]>();
  for (const by of vertices)
    for (const arc of by.recorded) {
      const known = uses.get(arc.to);
      if (known === undefined) uses.set(arc.to, [{ by, arc }]);
      else known.push({ by, arc });
    }
  return (vertex) => uses.get(vertex) ?? [];
}
