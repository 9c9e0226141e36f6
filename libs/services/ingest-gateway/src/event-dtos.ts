import { EVENT_TYPES, type EventType, SAMPLES } from '@pedigree/events';
import { type Type } from '@nestjs/common';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { isOpen } from './intake';

/** One event type as OpenAPI shows it. */
export interface EventDto {
  type: EventType;
  dto: Type<unknown>;
  example: unknown;
}

/** `ai.pedigree.model.registered.v1` -> `ModelRegistered` */
const schemaName = (type: EventType): string =>
  type
    .split('.')
    .slice(2, -1)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

function eventDto(type: EventType): EventDto {
  const envelope = z.looseObject({
    specversion: z.literal('1.0'),
    type: z.literal(type),
    id: z.string().describe('With source, identifies the event: a second one is a duplicate'),
    source: z.string().describe('URI reference of the producer'),
    subject: z.string().optional().describe('Artifact id; taken from the data if absent'),
    time: z.iso.datetime({ offset: true }).optional().describe('When it happened'),
    datacontenttype: z.literal('application/json').optional(),
    data: EVENT_TYPES[type].data,
  });
  const dto = class extends createZodDto(envelope) {};
  Object.defineProperty(dto, 'name', { value: schemaName(type) });
  const example = { specversion: '1.0', ...SAMPLES[type] };
  return { type, dto, example };
}

/** Every event type that may be sent in. */
export const EVENT_DTOS: readonly EventDto[] = (Object.keys(EVENT_TYPES) as EventType[])
  .filter(isOpen)
  .map(eventDto);
