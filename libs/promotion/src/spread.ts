import { type Vertex } from './pedigree';

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
    open.push(...(next(at) ?? []));
  }
  return found;
}
