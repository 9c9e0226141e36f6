import { type Vertex } from './pedigree';

/** Operations that write new content: a model did it unless somebody says otherwise. */
const REMAKING = new Set(['paraphrase', 'translate', 'relabel']);

/** Synthetic, or remade by somebody, and nothing says by which model. */
export function lacksGenerator(vertex: Vertex): boolean {
  if (vertex.role !== 'artifact' || vertex.kind !== 'dataset') return false;
  const others = namesakes(vertex);
  const recorded =
    others.length === 0 ? vertex.recorded : [vertex, ...others].flatMap((same) => same.recorded);
  if (recorded.some(({ edge }) => edge.type === 'GENERATED_BY')) return false;
  const derived = recorded.filter(({ edge }) => edge.type === 'DERIVED_FROM');
  const { origin } = vertex.view ?? {};
  if (derived.some(({ edge }) => REMAKING.has(edge.properties.operation ?? '')))
    return origin !== 'human';
  return derived.length === 0 && (origin === 'synthetic' || origin === 'mixed');
}

/** The other names under which the same artifact was recorded. */
export const namesakes = (vertex: Vertex): readonly Vertex[] =>
  vertex.identities.length === 0 ? NOBODY : others(vertex);

const NOBODY: readonly Vertex[] = [];

const others = (vertex: Vertex): Vertex[] =>
  vertex.identities
    .flatMap(({ to }) => (to.role === 'artifact' ? [to] : to.identities.map((twin) => twin.to)))
    .filter((twin) => twin !== vertex);
