import { type Input, type Target } from '../documents/inputs';
import { scopedId } from '../documents/names';
import { type Package } from './packages';
import { inputOf, pairsOf, type Relationship, type Relationships } from './relationships';

/** What one build took and gave; an end may be another build. */
interface Build {
  inputs: End[];
  outputs: End[];
}

interface End {
  ref: string;
  pointer: string;
}

/** Most pairs of an output and an input that one build may mean. */
const MOST_AT_ONCE = 100_000;

/** What came out of builds was made of all that went into them, also by way of other builds. */
export function builtIn(
  all: readonly Relationship[],
  relationships: Relationships,
  subject: Package | undefined,
): Input<Package>[] {
  const builds = collected(all, relationships);
  return [...builds.values()].flatMap((build) => {
    const inputs = insideOf(build, builds).map(({ ref, pointer }) => ({
      ...{ target: relationships.endAt(ref, pointer), pointer },
    }));
    const parts = build.outputs
      .filter(({ ref }) => !builds.has(ref))
      .flatMap(({ ref, pointer }) => relationships.endAt(ref, pointer).part ?? []);
    // What the document is about was made by it, where it does not say what was.
    const made = build.outputs.length === 0 && subject !== undefined ? [subject] : parts;
    return made.length * inputs.length > MOST_AT_ONCE
      ? made.flatMap((part) => inputOf({ part }, tangle(part), 'downstream', part.pointer))
      : made.flatMap((part) =>
          inputs.flatMap(({ target, pointer }) => inputOf({ part }, target, 'downstream', pointer)),
        );
  });
}

const tangle = ({ id }: Package): Target<Package> => ({
  ...{ id: scopedId(id, 'inputs of a build'), isScoped: true },
});

function collected(
  all: readonly Relationship[],
  relationships: Relationships,
): ReadonlyMap<string, Build> {
  const builds = new Map<string, Build>();
  const buildAt = (ref: string): Build => {
    const known = builds.get(ref) ?? { inputs: [], outputs: [] };
    builds.set(ref, known);
    return known;
  };
  for (const { made, of, pointer } of all.flatMap(pairsOf)) {
    if (relationships.isBuild(made)) buildAt(made).inputs.push({ ref: of, pointer });
    if (relationships.isBuild(of)) buildAt(of).outputs.push({ ref: made, pointer });
  }
  return builds;
}

function insideOf(build: Build, builds: ReadonlyMap<string, Build>): End[] {
  const seen = new Set([build]);
  const found: End[] = [];
  for (const { inputs } of seen)
    for (const end of inputs) {
      const other = builds.get(end.ref);
      if (other === undefined) found.push(end);
      else seen.add(other);
    }
  return found;
}
