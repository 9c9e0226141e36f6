import { EVENT_TYPES, name, type Parsed, type PedigreeEvent } from '@pedigree/events';
import { format } from '@pedigree/service-kit';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { gatewayEvent, SOURCES } from './gateway-event';

const TYPE = 'ai.pedigree.promotion.requested.v1';

export type PromotionRequested = PedigreeEvent<typeof TYPE>;

/** What a client posts: the event's data, with the promotion's id left to the gateway if need be. */
export const promotionBody = EVENT_TYPES[TYPE].data.extend({
  promotion: z
    .looseObject({
      id: name
        .optional()
        .describe('Repeat it to ask again for the same decision; made up if absent'),
    })
    .optional(),
});

export class PromotionRequest extends createZodDto(promotionBody) {}

/** Longest that a request may wait for its decision, in seconds. */
const MAX_WAIT = 120;

/** @param seconds where the client does not say */
export const wait = (seconds: number) =>
  z.coerce
    .number()
    .int()
    .min(0)
    .max(MAX_WAIT)
    .default(seconds)
    .describe('Seconds to wait for the decision before answering 202');

export class PromotionOptions extends createZodDto(z.strictObject({ wait: wait(0), format })) {}

/**
 * The event of a request. Its id is the promotion's: asking twice is a duplicate of one event and
 * never a second decision.
 */
export function promotionRequested(
  body: z.infer<typeof promotionBody>,
  { id, ...made }: { id: string; time: string; principal: string },
): Parsed<PromotionRequested> {
  const data = { ...body, promotion: { ...body.promotion, id } };
  const event = { type: TYPE, id, source: SOURCES.promotions, ...made, data } as const;
  return gatewayEvent(event, '/promotion/id');
}
