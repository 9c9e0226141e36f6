import { type ArtifactKind } from '@pedigree/lineage';
import { type DeclaredLink } from '../documents/declaration';
import { kindOfRole, linkAs, type Role, roleOf } from '../documents/fields';
import { artifactNamed, scopedId } from '../documents/names';
import { type Note } from '../documents/note';
import { type Card, entriesOf, type Entry } from './schema';
import { type Subject } from './subject';

/** What an entry of a card leads to. */
export interface Named {
  id: string;
  notes: Note[];
}

/** The id of what an entry names. What nobody else can know by that name, or nobody can read, is scoped to the card. */
export function namedBy(
  { name, text, pointer }: Entry,
  kind: ArtifactKind,
  { id: subject }: Subject,
): Named {
  const { id, isScoped } =
    name === undefined
      ? { id: scopedId(subject, text), isScoped: true }
      : artifactNamed(name, kind, subject);
  const message = name === undefined ? UNREADABLE : UNKNOWN;
  return { id, notes: isScoped ? [{ pointer, message, placeholder: id }] : [] };
}

const UNREADABLE = 'is no name of an artifact: a placeholder stands for it';
const UNKNOWN = 'is no name that others know, e.g. a folder or a word: a placeholder stands for it';

/** Links, and what is to be said of them. */
export interface Linked {
  links: readonly DeclaredLink[];
  notes: readonly Note[];
}

export const together = (all: readonly Linked[]): Linked => ({
  links: all.flatMap(({ links }) => links),
  notes: all.flatMap(({ notes }) => notes),
});

/** What the fields say that a card may have and the hub has not, e.g. `teacher_model`. @param known the hub's own */
export const madeUp = (card: Card, subject: Subject, known: readonly string[]): Linked =>
  together(
    Object.keys(card).flatMap((field) => {
      const role = known.includes(field) ? undefined : roleOf(field);
      return role === undefined
        ? []
        : entriesOf(card, field).map((each) => linkBy(each, role, subject));
    }),
  );

export function linkBy(entry: Entry, role: Role, subject: Subject): Linked {
  const { id, notes } = namedBy(entry, kindOfRole(role), subject);
  return { links: [linkAs(role, subject.kind, id)], notes };
}
