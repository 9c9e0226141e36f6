import { componentsOf } from './components';
import { laterOf, type Moment, momentOf, NEVER } from './moments';
import { type RecordedArc, type Vertex } from './pedigree';

/**
 * When the newest statement on any way from a candidate to something upstream was taken in: what a review has
 * to come after. One pass over the components, so that it is linear on diamonds and chains.
 *
 * @param skipped statements that ask for no new look
 */
export function newestBehind(
  candidate: Vertex,
  vertices: readonly Vertex[],
  skipped: ReadonlySet<RecordedArc>,
): (vertex: Vertex) => Moment {
  const saidIn = (arc: RecordedArc): Moment => (skipped.has(arc) ? NEVER : momentOf(arc.edge));
  const moments = new Map<Vertex, Moment>([[candidate, NEVER]]);
  const next = (index: number): readonly number[] => stepsOf(vertices[index]);
  for (const component of componentsOf(vertices.length, next).reverse()) {
    const members = component.flatMap((index) => vertices[index] ?? []);
    const reached = members.filter((member) => moments.has(member));
    if (reached.length === 0) continue;
    const inside = new Set(members);
    const within = members.flatMap(({ recorded }) =>
      recorded.filter(({ to }) => inside.has(to)).map(saidIn),
    );
    const newest = [...reached.map((one) => moments.get(one) ?? NEVER), ...within].reduce(laterOf);
    for (const member of members) moments.set(member, newest);
    for (const { recorded, identities } of members) {
      for (const arc of recorded) note(moments, arc.to, laterOf(newest, saidIn(arc)));
      for (const { to } of identities) note(moments, to, newest);
    }
  }
  return (vertex) => moments.get(vertex) ?? NEVER;
}

function note(moments: Map<Vertex, Moment>, to: Vertex, moment: Moment): void {
  moments.set(to, laterOf(moments.get(to) ?? NEVER, moment));
}

const stepsOf = (vertex: Vertex | undefined): number[] =>
  vertex === undefined ? [] : [...vertex.recorded, ...vertex.identities].map(({ to }) => to.index);
