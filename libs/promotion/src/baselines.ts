import { isWeightArc } from './init-roots';
import { isAmbiguous, type Pedigree, type Vertex } from './pedigree';

/** Whether a baseline stands before the training of a student, over weights. */
export class Baselines {
  private readonly children = new Map<Vertex, { child: Vertex; trained: boolean }[]>();
  private readonly after = new Map<string, ReadonlySet<Vertex>>();

  constructor(private readonly pedigree: Pedigree) {
    for (const vertex of pedigree.vertices) {
      for (const { to } of vertex.recorded.filter(isWeightArc)) this.link(to, vertex, true);
      if (!isAmbiguous(vertex))
        for (const { to } of vertex.identities) this.link(to, vertex, false);
    }
  }

  /** A student trained from scratch has no state before it: any other model will do. */
  precede(baseline: string, student: Vertex): boolean {
    if (student.role === 'artifact' && !student.recorded.some(isWeightArc))
      return baseline !== student.id;
    return this.trainedFrom(baseline).has(student);
  }

  private link(parent: Vertex, child: Vertex, trained: boolean): void {
    const children = this.children.get(parent);
    if (children === undefined) this.children.set(parent, [{ child, trained }]);
    else children.push({ child, trained });
  }

  /** Every model with at least one training step between it and the baseline. */
  private trainedFrom(baseline: string): ReadonlySet<Vertex> {
    const known = this.after.get(baseline);
    if (known !== undefined) return known;
    const found = new Set<Vertex>();
    const names = new Set([this.pedigree.resolve(baseline), this.pedigree.artifact(baseline)]);
    const open = [...names].flatMap((vertex) =>
      vertex === undefined ? [] : [{ vertex, trained: false }],
    );
    const aliases = new Set<Vertex>();
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const seen = at.trained ? found : aliases;
      if (seen.has(at.vertex)) continue;
      seen.add(at.vertex);
      for (const { child, trained } of this.children.get(at.vertex) ?? [])
        open.push({ vertex: child, trained: at.trained || trained });
    }
    this.after.set(baseline, found);
    return found;
  }
}
