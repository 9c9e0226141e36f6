import {
  environmentName,
  EVENT_TYPES,
  name,
  type Parsed,
  type PedigreeEvent,
} from '@pedigree/events';
import { format } from '@pedigree/service-kit';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { gatewayEvent, SOURCES } from './gateway-event';
import { wait } from './promotion-request';

const TYPE = 'ai.pedigree.training.planned.v1';
const schema = EVENT_TYPES[TYPE].data;

export type TrainingPlanned = PedigreeEvent<typeof TYPE>;

/** What a client posts: the event's data, with the plan's id left to the gateway if need be. */
export const planBody = schema.extend({
  plan: z
    .looseObject({
      id: name
        .optional()
        .describe('Repeat it to ask again for the same decision; made up if absent'),
    })
    .optional(),
  environment: schema.shape.environment.describe('Default: production'),
});

export class PlanRequest extends createZodDto(planBody) {}

export class PlanOptions extends createZodDto(z.strictObject({ wait: wait(30), format })) {}

/** The event of a plan. `eventId` is not the plan's: a plan may be judged again, and is not a duplicate then. */
export function trainingPlanned(
  body: z.infer<typeof planBody>,
  { id, eventId, ...made }: { id: string; eventId: string; time: string; principal: string },
): Parsed<TrainingPlanned> {
  const environment = environmentName(body.environment ?? 'production');
  const data = { ...body, plan: { ...body.plan, id }, environment };
  const event = { type: TYPE, id: eventId, source: SOURCES.plans, ...made, data } as const;
  return gatewayEvent(event, '/plan/id');
}
