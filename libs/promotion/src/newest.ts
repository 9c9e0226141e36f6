import { componentsOf } from './components';
import { laterOf, type Moment, momentOf, NEVER } from './moments';
import { type Vertex } from './pedigree';

/**
 * When the newest statement on any way from a candidate to something upstream was taken in: what a review has
 * to come after. One pass over the components, so that it is linear on diamonds and chains.
 */
export function newestBehind(
  candidate: Vertex,
  vertices: readonly Vertex[],
): (vertex: Vertex) => Moment {
  const moments = new Map<Vertex, Moment>([[candidate, NEVER]]);
  const next = (index: number): readonly number[] => stepsOf(vertices[index]);
  for (const component of componentsOf(vertices.length, next).reverse()) {
    const members = component.flatMap((index) => vertices[index] ?? []);
    const reached = members.filter((member) => moments.has(member));
    if (reached.length === 0) continue;
    const inside = new Set(members);
    const within = members.flatMap(({ recorded }) =>
      recorded.filter(({ to }) => inside.has(to)).map(({ edge }) => momentOf(edge)),
    );
    const newest = [...reached.map((one) => moments.get(one) ?? NEVER), ...within].reduce(laterOf);
    for (const member of members) moments.set(member, newest);
    for (const member of members) passOn(member, newest, moments);
  }
  return (vertex) => moments.get(vertex) ?? NEVER;
}

function passOn({ recorded, identities }: Vertex, newest: Moment, moments: Map<Vertex, Moment>) {
  const note = (to: Vertex, moment: Moment): void => {
    moments.set(to, laterOf(moments.get(to) ?? NEVER, moment));
  };
  for (const { to, edge } of recorded) note(to, laterOf(newest, momentOf(edge)));
  for (const { to } of identities) note(to, newest);
}

const stepsOf = (vertex: Vertex | undefined): number[] =>
  vertex === undefined ? [] : [...vertex.recorded, ...vertex.identities].map(({ to }) => to.index);
