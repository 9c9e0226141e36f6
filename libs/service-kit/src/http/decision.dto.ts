import { decision } from '@pedigree/events';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';

/** The decision document, for OpenAPI. */
export class DecisionDocument extends createZodDto(decision) {}

/** What stands where a decision will be. */
export const pendingPromotion = z.object({
  promotion: z.object({ id: z.string() }),
  model: z.string().optional(),
  environment: z.string().optional(),
  status: z.literal('pending'),
});

export class PendingPromotion extends createZodDto(pendingPromotion) {}
