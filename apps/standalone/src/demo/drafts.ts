import { type EventData, type EventType } from '@pedigree/events';
import { type Basis, type DemoEvent, type Draft } from './types';

/** Data of an event by the middle of its type, e.g. `finetune.completed`. */
export type Data<Name extends string> = `ai.pedigree.${Name}.v1` extends infer T extends EventType
  ? EventData<T>
  : never;

export const DAY_MS = 86_400_000;

/** A model or dataset on the public hub. */
export const hub = (name: string): string => `pkg:huggingface/${name}`;
/** An artifact that is not on the hub: behind an API, or never published. */
export const generic = (name: string): string => `pkg:generic/${name}`;

/** Checks at compile time that the data fits the type. */
export function draft<T extends EventType>(type: T, key: string, data: EventData<T>): Draft {
  return { type, key, data };
}

/** Nobody published run ids: one per output. */
export const run = (output: string) => ({ id: `demo/${output}` });

const based =
  (basis: Basis) =>
  (...drafts: readonly (Draft | readonly Draft[])[]): Draft[] =>
    drafts.flat().map((one) => ({ ...one, data: { ...one.data, basis } }));

/** Read on the model or dataset card, or in the paper. */
export const read = based('read in the source');
/** Recalled; nobody has checked it for this demo. */
export const recalled = based('from memory, not checked');
/** Our own judgement, so that there is something to judge with. */
export const declared = based('declared for this demo');
/** No such artifact exists. */
export const madeUp = based('made up');

/** The same draft always gets the same id, so feeding it twice changes nothing. @param time in ms since the epoch */
export const toEvent = ({ type, key, data }: Draft, time: number): DemoEvent => ({
  specversion: '1.0',
  id: `${type.replace(/^ai\.pedigree\.|\.v1$/g, '')} ${key}`,
  source: '/pedigree/demo',
  type,
  time: new Date(time).toISOString(),
  datacontenttype: 'application/json',
  data,
});
