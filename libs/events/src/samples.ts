import { type EventData, type EventType, type PedigreeEvent } from './event-types';
import { DATA } from './sample-data';

/** Turns `ai.pedigree.model.registered.v1` into `model.registered`: unique, and readable in an id. */
export const shortName = (type: EventType): string =>
  type.replace(/^ai\.pedigree\./, '').replace(/\.v1$/, '');

const sample = <T extends EventType>(
  type: T,
  { subject, data }: { subject: string; data: EventData<T> },
): object => ({
  specversion: '1.0',
  id: `sample-${shortName(type)}`,
  source: '/samples',
  time: '2026-11-23T10:00:00Z',
  type,
  subject,
  datacontenttype: 'application/json',
  data,
});

/**
 * One valid event of every type, in the form that `parseEvent` answers: for documentation, for tests
 * and as a start for one's own. The artifacts are public ones; runs, evaluations and decisions are made up.
 */
export const SAMPLES = Object.fromEntries(
  (Object.keys(DATA) as EventType[]).map((type) => [type, sample(type, DATA[type])]),
) as { [T in EventType]: PedigreeEvent<T> };
