import { isWeightArc } from './init-roots';
import { type Vertex } from './pedigree';

/** The models that a model's weights come from, itself included, under all of their names. */
export function weightsOf(model: Vertex): ReadonlySet<Vertex> {
  const found = new Set<Vertex>();
  const open = [model];
  for (let vertex = open.pop(); vertex !== undefined; vertex = open.pop()) {
    if (found.has(vertex)) continue;
    found.add(vertex);
    open.push(
      ...[...vertex.recorded.filter(isWeightArc), ...vertex.identities].map(({ to }) => to),
    );
  }
  return found;
}
