import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import { Documented } from '@pedigree/service-kit';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { EVENT_DTOS } from './event-dtos';

const inputProblem = z.object({
  pointer: z.string().describe('JSON pointer into the event'),
  message: z.string(),
  remedy: z.string(),
});

class EventsAccepted extends createZodDto(
  z.object({
    accepted: z.number().int().describe('How many events the broker now holds'),
    rejected: z.array(
      z.object({
        index: z.number().int().describe('Place in the batch, from 0'),
        errors: z.array(inputProblem),
      }),
    ),
  }),
) {}

const event = {
  oneOf: EVENT_DTOS.map(({ dto }) => ({ $ref: getSchemaPath(dto) })),
  discriminator: {
    propertyName: 'type',
    mapping: Object.fromEntries(EVENT_DTOS.map(({ type, dto }) => [type, getSchemaPath(dto)])),
  },
};
const data = { description: 'The data alone; attributes travel as ce-* headers (binary mode).' };
const examples = Object.fromEntries(
  EVENT_DTOS.map(({ type, example }) => [type, { value: example }]),
);

export const DocumentedEvents = (): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(...EVENT_DTOS.map(({ dto }) => dto)),
    Documented({
      summary: 'Send events',
      description:
        'CloudEvents 1.0 in structured, binary or batch mode, optionally compressed with gzip. Valid events of a batch are taken even where others are rejected.',
      write: true,
      body: {
        'application/cloudevents+json': { schema: event, examples },
        'application/cloudevents-batch+json': { schema: { type: 'array', items: event } },
        'application/json': { schema: data },
      },
      answers: {
        202: {
          description: 'The broker holds the accepted events durably',
          type: EventsAccepted,
          example: {
            accepted: 1,
            rejected: [
              {
                index: 1,
                errors: [
                  {
                    pointer: '/data/model/id',
                    message: 'Invalid input: expected string, received undefined',
                    remedy: 'Give a value of type string.',
                  },
                ],
              },
            ],
          },
        },
      },
      problems: ['bad-request', 'invalid-body'],
    }),
  );
