import { type Declaration } from '../documents/declaration';
import { type Note } from '../documents/note';

/** What a card says of its subject, and what of it is not understood. */
export interface Described {
  declaration: Declaration;
  notes: readonly Note[];
}
