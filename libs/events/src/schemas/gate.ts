import { z } from 'zod';
import { corpus, list, name, ref, teacher, text } from './common';
import { base } from './runs';

export const deploymentChanged = z.looseObject({
  deployment: z.looseObject({ id: name }),
  model: ref,
  environment: name,
  state: z.enum(['active', 'retired']),
});

export const promotionRequested = z.looseObject({
  promotion: z.looseObject({ id: name }),
  model: ref,
  environment: name,
  requestedBy: text.optional(),
});

export const trainingPlanned = z.looseObject({
  plan: z.looseObject({ id: name }),
  base,
  corpora: list(corpus),
  teachers: list(teacher).optional(),
  environment: name.optional(),
});
