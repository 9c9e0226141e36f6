import { z } from 'zod';
import { artifactId, corpus, digest, list, name, ref, teacher, text } from './common';
import { environment } from '../environment';
import { MAX_POLICY_LENGTH } from '../limits';
import { base, complete } from './runs';

export const deploymentChanged = z.looseObject({
  deployment: z.looseObject({ id: name }),
  model: ref,
  environment,
  state: z.enum(['active', 'retired']),
});

export const promotionRequested = z.looseObject({
  promotion: z.looseObject({ id: name }),
  model: ref,
  environment,
  requestedBy: text.optional(),
});

/** An approval may no longer hold: something upstream changed, evidence ends, or the policy is another. */
export const promotionRecheck = z.looseObject({
  promotion: z.looseObject({ id: name }),
  model: artifactId,
  because: list(name).optional().describe('Keys of events that are known to be the cause'),
});

export const trainingPlanned = z.looseObject({
  plan: z.looseObject({ id: name }),
  output: ref.optional().describe('The id that the model will have'),
  base,
  corpora: list(corpus),
  teachers: list(teacher).optional(),
  complete,
  environment: environment.optional(),
});

/** A bundle that judges from now on, whole, so that its decisions can be replayed. */
export const policyActivated = z.looseObject({
  policy: z.looseObject({ name, version: name, digest }),
  document: z.string().min(1).max(MAX_POLICY_LENGTH).describe('The bundle as text'),
  by: text.optional(),
});
