import { isWeightArc } from './init-roots';
import { namesakes } from './namesakes';
import { isAmbiguous, type Pedigree, type Vertex } from './pedigree';
import { spread } from './spread';
import { weightsOf } from './weights';

/** What a model has to be compared with: what it was before the training in question. */
export interface Before {
  /** One of these trainings is to lie between the baseline and the candidate. */
  students: readonly Vertex[];
  /** No training before the baseline may have been on data of this generator, or on these rows. */
  untaughtBy?: Vertex;
}

/** From models to what was made of their weights, and from names to what goes by them. */
interface Descent {
  children: ReadonlyMap<Vertex, readonly Vertex[]>;
  aliases: ReadonlyMap<Vertex, readonly Vertex[]>;
}

function descentIn({ vertices }: Pedigree): Descent {
  const [children, aliases] = [new Map<Vertex, Vertex[]>(), new Map<Vertex, Vertex[]>()];
  for (const vertex of vertices) {
    for (const arc of vertex.recorded)
      if (isWeightArc(arc) && arc.counts) addTo(children, arc.to, vertex);
    if (!isAmbiguous(vertex)) for (const { to } of vertex.identities) addTo(aliases, to, vertex);
  }
  return { children, aliases };
}

/** Whether a baseline is from before a training, over weights. Only what somebody vouches for puts it there. */
export class Baselines {
  private made: Descent | undefined;
  private readonly after = new Map<string, ReadonlySet<Vertex>>();
  private readonly taught = new Map<string, ReadonlySet<Vertex>>();

  constructor(
    private readonly pedigree: Pedigree,
    private readonly candidate: Vertex,
  ) {}

  /** Most decisions rest on no baseline: it is worked out for those that do. */
  private get descent(): Descent {
    return (this.made ??= descentIn(this.pedigree));
  }

  /** Why a baseline will not do; nothing where it will, as far as its place goes. */
  fault(baseline: string, { students, untaughtBy }: Before): string | undefined {
    if (!students.some((student) => this.precede(baseline, student)))
      return `its baseline, ${baseline}, is not a model from before that training`;
    if (untaughtBy !== undefined && this.taughtBefore(baseline).has(untaughtBy))
      return `its baseline, ${baseline}, had learned from the same source already`;
    return undefined;
  }

  /** A student trained from scratch has no state before it: any model that was not made of it will do. */
  precede(baseline: string, student: Vertex): boolean {
    if (isFromScratch(student))
      return baseline !== student.id && !this.lineOf(baseline).has(student);
    return this.trainedFrom(baseline).has(student);
  }

  private lineOf(baseline: string): ReadonlySet<Vertex> {
    const vertex = this.pedigree.resolve(baseline);
    return vertex === undefined ? new Set() : weightsOf(vertex);
  }

  /** Everything behind the data that the baseline, and whatever else came before the trainings since, learned from. */
  private taughtBefore(baseline: string): ReadonlySet<Vertex> {
    const known = this.taught.get(baseline);
    if (known !== undefined) return known;
    const after = this.trainedFrom(baseline);
    const line = isFromScratch(this.candidate) ? [] : [...weightsOf(this.candidate)];
    // What starts from scratch has no state before it that a baseline would have to come from.
    const before = line.filter((model) => !after.has(model) && !isFromScratch(model));
    before.push(...this.lineOf(baseline));
    const found = dataBehind(before);
    this.taught.set(baseline, found);
    return found;
  }

  /** Every model with at least one step of weights between it and the baseline. */
  private trainedFrom(baseline: string): ReadonlySet<Vertex> {
    const known = this.after.get(baseline);
    if (known !== undefined) return known;
    const { children, aliases } = this.descent;
    const starts = [this.pedigree.resolve(baseline), this.pedigree.artifact(baseline)];
    const same = spread(
      starts.flatMap((vertex) => vertex ?? []),
      (at) => aliases.get(at),
    );
    const first = [...same].flatMap((vertex) => children.get(vertex) ?? []);
    const found = spread(first, (at) => [...(children.get(at) ?? []), ...(aliases.get(at) ?? [])]);
    // What has the bytes of the baseline was not trained from it, whatever else is said of it.
    for (const vertex of same) found.delete(vertex);
    this.after.set(baseline, found);
    return found;
  }
}

/** No parent is known of it, under any name; a dataset in the place of one hides it. */
const isFromScratch = (vertex: Vertex): boolean =>
  vertex.role === 'artifact' &&
  ![vertex, ...namesakes(vertex)].some(({ recorded }) =>
    recorded.some(({ edge }) => edge.type === 'INITIALIZED_FROM'),
  );

const LESSONS = new Set(['TRAINED_ON', 'TAUGHT_BY']);

/** What lies behind the data that some models were trained on. */
function dataBehind(models: readonly Vertex[]): ReadonlySet<Vertex> {
  const data = models.flatMap(({ recorded }) =>
    recorded.filter(({ type }) => LESSONS.has(type)).map(({ to }) => to),
  );
  return spread(data, ({ recorded, identities }) =>
    [...recorded, ...identities].map(({ to }) => to),
  );
}

function addTo<K>(groups: Map<K, Vertex[]>, key: K, vertex: Vertex): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [vertex]);
  else group.push(vertex);
}
