import { componentsOf } from './components';
import { type Pedigree, type Vertex } from './pedigree';

/** Ids on recorded cycles, sorted; what is its own ancestor has no order in which it can be judged. */
export function cyclesIn(pedigree: Pedigree, reached: ReadonlySet<Vertex>): string[] {
  const successors = (index: number): number[] => {
    const vertex = pedigree.vertices[index];
    if (vertex === undefined || !reached.has(vertex)) return [];
    return vertex.recorded.flatMap(({ edge }) => pedigree.artifact(edge.to)?.index ?? []);
  };
  return componentsOf(pedigree.vertices.length, successors)
    .filter(
      ([first, ...rest]) =>
        rest.length > 0 || (first !== undefined && successors(first).includes(first)),
    )
    .flat()
    .flatMap((index) => pedigree.vertices[index]?.id ?? [])
    .sort();
}
