import { type Vertex } from './pedigree';

const NOWHERE: readonly Vertex[] = [];

/** Everything that is reached from some places, themselves included. Without recursion. */
export function spread(
  starts: readonly Vertex[],
  next: (vertex: Vertex) => readonly Vertex[] | undefined,
): Set<Vertex> {
  const found = new Set<Vertex>();
  const open = [...starts];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (found.has(at)) continue;
    found.add(at);
    for (const to of next(at) ?? NOWHERE) if (!found.has(to)) open.push(to);
  }
  return found;
}
