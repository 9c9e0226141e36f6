import { canonicalId } from '@pedigree/lineage';
import { type Input, isArtifact, keyOf, type Part } from './inputs';

/** What each part of a document was made of. */
export type Made<P extends Part> = ReadonlyMap<string, readonly Input<P>[]>;

/** What contains each file that has no name of its own. */
type Owners<P extends Part> = ReadonlyMap<P, readonly P[]>;

/**
 * Inputs by what was made of them. A file stands for what contains it: what went into the one went into the
 * other. Nothing is made of itself.
 */
export function madeOf<P extends Part>(inputs: readonly Input<P>[]): Made<P> {
  const owners = ownersIn(inputs);
  const groups = new Map<string, Input<P>[]>();
  for (const input of inputs.flatMap((each) => owned(each, owners))) {
    if (canonicalId(input.of.id) === canonicalId(input.target.id)) continue;
    const group = groups.get(keyOf(input.of));
    if (group === undefined) groups.set(keyOf(input.of), [input]);
    else group.push(input);
  }
  return groups;
}

/** Most things that may contain one file: more are taken for things that were made of it. */
const MOST_OWNERS = 20;

function ownersIn<P extends Part>(inputs: readonly Input<P>[]): Owners<P> {
  const direct = new Map<P, P[]>();
  for (const { of, target, isContent } of inputs)
    if (isContent === true && target.part !== undefined)
      direct.set(target.part, [...(direct.get(target.part) ?? []).slice(0, MOST_OWNERS), of]);
  const owners = [...direct.keys()].map((part) => [part, outermost(part, direct)] as const);
  return new Map(owners.filter(([, { length }]) => length > 0 && length <= MOST_OWNERS));
}

/** The models and datasets at the end: files may contain files, and what contains one another has no owner. */
function outermost<P extends Part>(part: P, direct: ReadonlyMap<P, readonly P[]>): P[] {
  const seen = new Set([part]);
  const found: P[] = [];
  for (const each of seen) {
    const owners = direct.get(each);
    if (owners === undefined) found.push(each);
    else for (const owner of owners) seen.add(owner);
    if (seen.size > MOST_OWNERS * 2) return [];
  }
  return found.every(isArtifact) ? found : [];
}

function owned<P extends Part>(input: Input<P>, owners: Owners<P>): Input<P>[] {
  const { of, target } = input;
  const made = owners.get(of) ?? [of];
  const by = target.part === undefined ? undefined : owners.get(target.part);
  const targets = by?.map(targetAt) ?? [target];
  return made.flatMap((each) => targets.map((one) => ({ ...input, of: each, target: one })));
}

const targetAt = <P extends Part>(part: P): Input<P>['target'] => ({
  ...{ id: part.id, isScoped: part.isScoped, part },
  kind: isArtifact(part) ? part.nature : undefined,
});

/** All artifacts, and the things that they lead to and that were themselves made of something. */
export function reachedFrom<P extends Part>(parts: readonly P[], made: Made<P>): P[] {
  const makers = [...made.values()].flatMap((inputs) => inputs.slice(0, 1).map(({ of }) => of));
  const pending = [...parts.filter(({ isAside }) => !isAside), ...makers].filter(
    (part): part is P => isArtifact(part),
  );
  const reached = new Map<string, P>();
  const followed = new Set<string>();
  for (const part of pending) {
    if (part.isAside && followed.has(keyOf(part))) continue;
    reached.set(part.pointer, part);
    if (followed.has(keyOf(part))) continue;
    followed.add(keyOf(part));
    for (const { target } of made.get(keyOf(part)) ?? [])
      if (target.part !== undefined && made.has(keyOf(target.part))) pending.push(target.part);
  }
  return [...reached.values()];
}
