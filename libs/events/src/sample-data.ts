import { type EventData, type EventType } from './event-types';
import { artifactSamples } from './samples/artifacts';
import { evidenceSamples } from './samples/evidence';
import { gateSamples } from './samples/gate';
import { runSamples } from './samples/runs';

/** Data and subject of the sample of every type: a new type does not compile without its sample. */
export const DATA: { [T in EventType]: { subject: string; data: EventData<T> } } = {
  ...artifactSamples,
  ...runSamples,
  ...evidenceSamples,
  ...gateSamples,
};
