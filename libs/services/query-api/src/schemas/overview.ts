import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { amount } from './parts';

const byVerdict = { approved: amount, blocked: amount };
const cut = z.number().int().min(1).optional();

export class OverviewDocument extends createZodDto(
  z.object({
    asOf: z.string(),
    artifacts: z.object({
      models: amount,
      datasets: amount,
      placeholders: amount.describe('Of both, those only referred to so far'),
    }),
    coverage: z.object({
      initialization: z
        .object({ known: amount, unknown: amount })
        .describe('Models by whether it is recorded what their weights started from'),
      origin: z
        .object({ generated: amount, derived: amount, human: amount, unknown: amount })
        .describe('Datasets by who made them; derived: of other datasets, which say the rest'),
    }),
    promotions: z.object({
      pending: amount,
      approved: amount.describe('And not revoked'),
      blocked: amount,
      revoked: amount,
      byEnvironment: z.array(
        z.object({ environment: z.string(), ...byVerdict, pending: amount, revoked: amount }),
      ),
    }),
    deployments: z.object({ active: amount }),
    reviews: z.object({ waiting: amount.describe('Promotions that wait for a person') }),
    rules: z
      .array(z.object({ rule: z.string(), count: amount }))
      .describe('The ten rules that gave most of the decisions that count now a reason'),
    perDay: z
      .array(z.object({ day: z.string(), ...byVerdict, revoked: amount }))
      .describe(
        'Oldest first, UTC. Decisions stand on the day of the request, revocations on their own; an approval counts as such also where it was revoked',
      ),
    limited: z.boolean().describe('Something was counted only up to a limit'),
    limits: z
      .object({ artifacts: cut, promotions: cut, deployments: cut, reviews: cut, rules: cut })
      .describe('Only what was cut: how many were looked at, of promotions the newest'),
  }),
) {}
