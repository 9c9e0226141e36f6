const UNDISCLOSED = /^([^]+)#undisclosed-([a-z]+)$/;

/** What stands for inputs that nobody named: which, and of what artifact. */
export interface Undisclosed {
  /** `corpora`, `generators`, ... */
  what: string;
  of: string;
}

/** None where the id is that of an artifact. */
export function undisclosedBy(id: string): Undisclosed | undefined {
  const [, of, what] = UNDISCLOSED.exec(id) ?? [];
  return of === undefined || what === undefined ? undefined : { what, of };
}

/** The last part of an id, with its version: for where no name is known. */
export function shortName(id: string): string {
  const undisclosed = undisclosedBy(id);
  if (undisclosed !== undefined)
    return `undisclosed ${undisclosed.what} of ${shortName(undisclosed.of)}`;
  return id.slice(id.lastIndexOf('/') + 1) || id;
}

interface Named {
  id: string;
  name: string;
}

/** What an artifact is called. What nobody named is never called like the artifact that was made of it. */
export const nameOf = ({ id, name }: Named): string =>
  undisclosedBy(id) === undefined ? name : shortName(id);

/** The same where it stands beside that artifact, and there is little room. */
export function briefNameOf({ id, name }: Named): string {
  const undisclosed = undisclosedBy(id);
  return undisclosed === undefined ? name : `undisclosed ${undisclosed.what}`;
}

/** Events name it, and none describes it. What stands for undisclosed inputs is not even named. */
export const isOnlyMentioned = ({
  id,
  placeholder,
}: {
  id: string;
  placeholder: boolean;
}): boolean => placeholder && undisclosedBy(id) === undefined;

const SIGNS = { model: '⬢', dataset: '▤' } as const;

/** A hexagon for a model, a sheet for a dataset, a question mark for what nobody named. */
export const signOf = ({ id, kind }: { id: string; kind: keyof typeof SIGNS }): string =>
  undisclosedBy(id) === undefined ? SIGNS[kind] : '?';
