import { type Things } from './spec-things';

export interface Name {
  readonly bare: string;
  readonly version?: string;
}

/** The ids of histories have at most one `@`, before the version. */
export function split(id: string): Name {
  const at = id.indexOf('@');
  return at < 0 || id.includes('#')
    ? { bare: id }
    : { bare: id.slice(0, at), version: id.slice(at + 1) };
}

const bones = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Whether two ids are so different in name that they may be two things; twins of a name need two digests. */
export function namedApart(a: string, b: string, things: Things): boolean {
  const [left, right] = [split(a).bare, split(b).bare];
  if (bones(left) === bones(right)) return false;
  const last = (id: string): string => bones(id.slice(id.lastIndexOf('/') + 1));
  if (last(left) !== last(right)) return true;
  const [one, other] = [things.sureDigests(a), things.sureDigests(b)];
  return one.length > 0 && other.length > 0 && one.every((digest) => !other.includes(digest));
}

/** The same bytes under other names. */
export function twins(id: string, things: Things): string[] {
  const own = things.digests(id);
  if (own.length === 0) return [];
  return things
    .ids()
    .filter(
      (other) =>
        other !== id &&
        things.kind(other) === things.kind(id) &&
        things.digests(other).some((digest) => own.includes(digest)),
    );
}

export const versions = (id: string, things: Things): string[] =>
  split(id).version !== undefined
    ? []
    : things
        .ids()
        .filter((other) => split(other).version !== undefined && split(other).bare === id);

/** The name of a version, where some run says that it made the name: it may have made this version. */
const madeName = (id: string, things: Things): string[] => {
  const { bare, version } = split(id);
  return version !== undefined && things.ids().includes(id) && things.runs(bare).length > 0
    ? [bare]
    : [];
};

/** Whatever an id may stand for in lineage. Never another version by way of the name. */
export const standsFor = (id: string, things: Things): ReadonlySet<string> =>
  things.once(`stands ${id}`, () => standIns(id, things));

/** Whatever that very thing may be called, and none of the versions that its name may stand for. */
export const callsOf = (id: string, things: Things): ReadonlySet<string> =>
  things.once(`calls ${id}`, () => standIns(id, things, false));

function standIns(
  id: string,
  things: Things,
  downward = id !== things.judged.id || things.judged.asName,
): Set<string> {
  const found = new Set<string>();
  const add = (one: string, down: boolean): void => {
    if (found.has(one)) return;
    found.add(one);
    // The same bytes are no name of versions, whatever else goes by theirs.
    for (const twin of twins(one, things)) add(twin, false);
    if (down) for (const version of versions(one, things)) add(version, true);
    for (const bare of madeName(one, things)) add(bare, false);
  };
  add(id, downward);
  return found;
}
