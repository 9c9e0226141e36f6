import {
  EVENT_TYPES,
  idOf,
  type InputProblem,
  name,
  type Parsed,
  parseEvent,
  type PedigreeEvent,
} from '@pedigree/events';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';

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
export const MAX_WAIT = 120;

export class PromotionOptions extends createZodDto(
  z.strictObject({
    wait: z.coerce
      .number()
      .int()
      .min(0)
      .max(MAX_WAIT)
      .default(0)
      .describe('Seconds to wait for the decision before answering 202'),
  }),
) {}

/**
 * The event of a request. Its id is the promotion's: asking twice is a duplicate of one event and
 * never a second decision.
 */
export function promotionRequested(
  body: z.infer<typeof promotionBody>,
  id: string,
  time: string,
): Parsed<PromotionRequested> {
  const event = {
    specversion: '1.0',
    id,
    source: '/pedigree/ingest-gateway',
    type: TYPE,
    subject: idOf(body.model),
    time,
    data: { ...body, promotion: { ...body.promotion, id } },
  };
  const parsed = parseEvent(event, time);
  if (!parsed.ok) return { ok: false, errors: parsed.errors.map(inBody) };
  return { ok: true, value: parsed.value as PromotionRequested };
}

/** The client sent the data alone, so the pointers start there; the event's id is the promotion's. */
const inBody = (problem: InputProblem): InputProblem => ({
  ...problem,
  pointer: problem.pointer.startsWith('/data')
    ? problem.pointer.slice('/data'.length)
    : '/promotion/id',
});
