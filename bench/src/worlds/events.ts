import { type EventData, type EventType, type PedigreeEvent } from '@pedigree/events';

/** When the first event of a world happened. */
const START = Date.UTC(2026, 0, 1);

/** An event of a bench's producer; one each second. */
export const eventOf = <T extends EventType>(
  type: T,
  id: string,
  index: number,
  subject: string,
  data: EventData<T>,
): PedigreeEvent =>
  ({
    id,
    source: '/bench/pipeline',
    type,
    subject,
    time: new Date(START + index * 1000).toISOString(),
    data,
  }) as unknown as PedigreeEvent;

export const modelId = (world: string, name: string | number): string =>
  `pkg:generic/${world}/model-${name}@1`;

export const datasetId = (world: string, name: string | number): string =>
  `pkg:generic/${world}/corpus-${name}@1`;
