import { canonicalId } from '@pedigree/lineage';
import { type Input, isArtifact, keyOf, type Part } from './inputs';

/** What each part of a document was made of. */
export type Made<P extends Part> = ReadonlyMap<string, readonly Input<P>[]>;

/**
 * Inputs by what was made of them. What a thing contains has its lineage, and the other way round where the content
 * has one of its own; nothing is made of itself.
 */
export function madeOf<P extends Part>(inputs: readonly Input<P>[]): Made<P> {
  const others = inputs.filter(({ of, target }) => canonicalId(of.id) !== canonicalId(target.id));
  const made = new Set(
    others.flatMap(({ of, isContent }) => (isContent === true ? [] : [keyOf(of)])),
  );
  const groups = new Map<string, Input<P>[]>();
  for (const input of others.flatMap((each) => settled(each, made))) {
    const group = groups.get(keyOf(input.of));
    if (group === undefined) groups.set(keyOf(input.of), [input]);
    else group.push(input);
  }
  return groups;
}

function settled<P extends Part>(input: Input<P>, made: ReadonlySet<string>): Input<P>[] {
  const { of, target, isContent, pointer } = input;
  if (isContent !== true) return [input];
  if (target.part === undefined || made.has(keyOf(target.part))) return [input];
  const { id, isScoped } = of;
  const whole = { id, isScoped, part: of, kind: isArtifact(of) ? of.nature : undefined };
  return [{ of: target.part, target: whole, as: 'input', pointer }];
}

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
