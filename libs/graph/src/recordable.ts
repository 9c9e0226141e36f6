import { type Fact, type Recording } from '@pedigree/lineage';
import { GraphError } from './errors';

/** What no store keeps as it is: NUL ends text, half a surrogate pair has no UTF-8. */
const UNSTORABLE = /[\0\p{Surrogate}]/gu;

/** Of ES2024; Node has it, the library that TypeScript is told to use does not. */
type Text = string & { isWellFormed(): boolean };

const isStorable = (text: string): boolean => !text.includes('\0') && (text as Text).isWellFormed();

/**
 * Recordings as every adapter can keep them. Ids must be storable as they are, since two ids must
 * not become one; in other text what cannot be stored becomes U+FFFD (`document` and other JSON
 * text escapes it and is not touched).
 *
 * @throws GraphError `rejected`: an id that cannot be stored, or a fact about an artifact that
 *   `artifacts` does not list. The message names event and id; the other recordings are fine.
 */
export const recordable = (recordings: readonly Recording[]): readonly Recording[] =>
  recordings.map((recording) => {
    assertIds(recording);
    return { ...recording, facts: recording.facts.map(storable) };
  });

function assertIds({ stamp: { eventId }, artifacts, facts }: Recording): void {
  assertStorable(eventId, eventId);
  const listed = new Set<string>();
  for (const { id } of artifacts) {
    assertStorable(eventId, id);
    listed.add(id);
  }
  for (const fact of facts) {
    if ('id' in fact) assertStorable(eventId, fact.id);
    if (fact.fact === 'policy') assertStorable(eventId, fact.digest);
    for (const id of artifactsOf(fact)) assertListed(eventId, id, listed);
  }
}

function assertStorable(eventId: string, id: string): void {
  if (!isStorable(id))
    refuse(eventId, `the id ${JSON.stringify(id)} with NUL or half a surrogate pair`);
}

function assertListed(eventId: string, id: string, listed: ReadonlySet<string>): void {
  if (!listed.has(id)) refuse(eventId, `a fact about ${id}, which its artifacts do not list`);
}

function refuse(eventId: string, what: string): never {
  throw new GraphError('rejected', `Event ${JSON.stringify(eventId)} has ${what}.`);
}

function artifactsOf(fact: Fact): string[] {
  switch (fact.fact) {
    case 'edge':
      return [fact.from, fact.to];
    case 'description':
      return [fact.artifact];
    case 'evidence':
      return [fact.about];
    case 'deployment':
    case 'promotion':
      return [fact.model];
    case 'run-part':
      return [fact.artifact, fact.of].filter((id) => id !== undefined);
    case 'run':
    case 'policy':
      return [];
  }
}

/** The same object, unless it holds something unstorable. */
function storable<T extends object>(value: T): T {
  if (!Object.values(value).some(isUnstorable)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, repair(entry)])) as T;
}

const isUnstorable = (entry: unknown): boolean =>
  typeof entry === 'string' ? !isStorable(entry) : isObject(entry) && holdsUnstorable(entry);

const holdsUnstorable = (entry: object): boolean => Object.values(entry).some(isUnstorable);

const isObject = (entry: unknown): entry is object => typeof entry === 'object' && entry !== null;

function repair(entry: unknown): unknown {
  if (typeof entry === 'string') return entry.replaceAll(UNSTORABLE, '\uFFFD');
  return isObject(entry) ? storable(entry) : entry;
}
