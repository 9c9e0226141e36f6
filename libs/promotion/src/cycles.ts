import { componentsOf } from './components';
import { type Pedigree, type Vertex } from './pedigree';

/** Ids on recorded cycles, sorted; what is its own ancestor has no order in which it can be judged. */
export function cyclesIn(pedigree: Pedigree, reached: ReadonlySet<Vertex>): string[] {
  const successors = (index: number): readonly number[] => next[index] ?? [];
  const next = pedigree.vertices.map((vertex) =>
    reached.has(vertex) ? recordedAfter(vertex, pedigree) : undefined,
  );
  return componentsOf(pedigree.vertices.length, successors)
    .filter(
      ([first, ...rest]) =>
        rest.length > 0 || (first !== undefined && successors(first).includes(first)),
    )
    .flat()
    .flatMap((index) => pedigree.vertices[index]?.id ?? [])
    .sort();
}

/** Where edges lead by their very ids: a name with versions is not yet one of them. */
function recordedAfter({ recorded }: Vertex, pedigree: Pedigree): number[] {
  const after: number[] = [];
  for (const { to, edge } of recorded) {
    const artifact = to.role === 'artifact' ? to : pedigree.artifact(edge.to);
    if (artifact !== undefined) after.push(artifact.index);
  }
  return after;
}
