import { type Recording } from './facts';

/**
 * Which rules make facts of events: to be raised with every change of what an event says. A graph whose
 * facts an earlier one made has them made anew, out of the events that it keeps.
 */
export const INTERPRETATION = 2;

/** Of a graph from before interpretations were counted. */
export const FIRST_INTERPRETATION = 1;

/** An event as a graph keeps it. */
export type StoredEvent = Pick<Recording, 'stamp' | 'type' | 'document'>;

/** What an event says. */
export type Said = Pick<Recording, 'artifacts' | 'facts'>;
