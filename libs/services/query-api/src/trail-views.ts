import { type TrailEntry } from '@pedigree/graph';

/** A step in the life of a promotion. */
export interface TrailStep extends Omit<TrailEntry, 'document'> {
  /** Data of the event; a request has none beyond model and actor. */
  data?: unknown;
}

export const trailStep = ({ document, ...entry }: TrailEntry): TrailStep => ({
  ...entry,
  ...(document === undefined ? {} : { data: JSON.parse(document) as unknown }),
});
