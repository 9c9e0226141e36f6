/** What a document says that was not taken as it stands, for people who may know better. */
export interface Note {
  /** JSON pointer to where the document says it. */
  pointer: string;
  /** A sentence whose subject is what stands there. */
  message: string;
  /** The id that stands for it, until somebody says what it is. */
  placeholder?: string;
}

/** Most notes of one document that are answered: enough to see what it does, and no second document. */
const MOST_NOTES = 100;

/** The first notes, and how many are left out; what two of them say alike is said once. */
export function foremost(notes: readonly Note[]): Note[] {
  const distinct = [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
  const left = distinct.length - MOST_NOTES;
  return left <= 0
    ? distinct
    : [
        ...distinct.slice(0, MOST_NOTES),
        {
          pointer: '',
          message: `has ${left} more places that are not understood or not described`,
        },
      ];
}
