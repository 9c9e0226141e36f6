import { type EventType, type Grade } from '@pedigree/events';

/** How sure we are of a statement. Goes into the event, so that nobody takes a recollection for a fact. */
export type Basis =
  'read in the source' | 'from memory, not checked' | 'declared for this demo' | 'made up';

/** An event before it is stamped with id, source and time. */
export interface Draft {
  type: EventType;
  /** Unique among the drafts of one type; the event id is made of both. */
  key: string;
  data: Readonly<Record<string, unknown>>;
}

/** A CloudEvent in its JSON form, ready to be posted. */
export interface DemoEvent {
  specversion: '1.0';
  id: string;
  source: string;
  type: EventType;
  time: string;
  datacontenttype: 'application/json';
  data: Readonly<Record<string, unknown>>;
}

/** The groups of DOMAIN.md's list, and the made-up examples after it. */
export type Group =
  'same initialization' | 'weights only' | 'partial' | 'unknown' | 'cross-base' | 'made-up example';

/** What the gate should say of one model. */
export interface Expectation {
  candidate: string;
  verdict: 'approved' | 'blocked';
  /** Grade of the strongest transmission path; absent where no reason shows one. */
  grade?: Grade;
  /** Rules that must have fired; others may have fired too. */
  rules: readonly string[];
}

export interface Lineage {
  /** Its number in the list of public lineages. */
  number: number;
  title: string;
  group: Group;
  /** For people: why the gate says what it says. */
  why: string;
  events: readonly Draft[];
  expected: readonly Expectation[];
}
