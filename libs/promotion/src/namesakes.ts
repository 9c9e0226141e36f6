import { type Vertex } from './pedigree';

const NOBODY: readonly Vertex[] = [];

/** Every other name under which the artifact was recorded: what is said against one is said against all. */
export const namesakes = (vertex: Vertex): readonly Vertex[] =>
  vertex.identities.length === 0 ? NOBODY : others(vertex, () => true);

/** Those that certainly are the same bytes: what is said for one is said for all. */
export const twins = (vertex: Vertex): readonly Vertex[] =>
  vertex.identities.length === 0
    ? NOBODY
    : others(vertex, ({ id }) => vertex.credit?.digests.includes(id) === true).filter((twin) =>
        twin.credit?.digests.some((digest) => vertex.credit?.digests.includes(digest)),
      );

/** @param shared which digests to look behind; an unpinned name is a namesake, and no twin */
function others(vertex: Vertex, shared: (hub: Vertex) => boolean): Vertex[] {
  const found = vertex.identities.flatMap(({ to }) => {
    if (to.role === 'digest') return shared(to) ? to.identities.map((twin) => twin.to) : [];
    return to.role === 'artifact' ? [to] : to.identities.map((twin) => twin.to);
  });
  return found.filter((twin) => twin !== vertex);
}
