import { type PipeTransform } from '@nestjs/common';
import { Args } from '@nestjs/graphql';
import { time } from '@pedigree/events';
import { ValidationPipe } from '@pedigree/service-kit';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { artifactParameter, environmentOrProduction, environmentParameter } from '../parameters';

const page = {
  first: z.number().int().min(1).max(100).default(20),
  after: z.string().max(8192).optional(),
};
const verdict = z.enum(['approved', 'blocked']).optional();

export const artifactArgs = z.strictObject({ id: artifactParameter });
export type ArtifactArgs = z.output<typeof artifactArgs>;

export const promotionArgs = z.strictObject({ id: z.string().min(1).max(4096) });
export type PromotionArgs = z.output<typeof promotionArgs>;

export const artifactsArgs = z.strictObject({
  search: z.string().max(1024).optional(),
  kind: z.enum(['model', 'dataset']).optional(),
  tag: z.string().max(1024).optional(),
  developer: z.string().max(1024).optional(),
  ...page,
});
export type ArtifactsArgs = z.output<typeof artifactsArgs>;

export const pathsArgs = z.strictObject({
  from: artifactParameter,
  to: artifactParameter,
  depth: z.number().int().min(1).max(10_000).optional(),
  limit: z.number().int().min(1).max(100).default(10),
});
export type PathsArgs = z.output<typeof pathsArgs>;

export const overviewArgs = z.strictObject({ days: z.number().int().min(1).max(90).default(14) });
export type OverviewArgs = z.output<typeof overviewArgs>;

const promotions = { environment: environmentParameter.optional(), verdict, ...page };
export const promotionsArgs = z.strictObject({
  model: artifactParameter.optional(),
  ...promotions,
});
export type PromotionsArgs = z.output<typeof promotionsArgs>;
export const promotionsOfArgs = z.strictObject(promotions);
export type PromotionsOfArgs = z.output<typeof promotionsOfArgs>;

export const reachArgs = z.strictObject({
  depth: z.number().int().min(0).max(1_000_000).optional(),
  asOf: time.optional(),
  limit: z.number().int().min(1).max(1000).default(100),
});
export type ReachArgs = z.output<typeof reachArgs>;

export const riskArgs = z.strictObject({ environment: environmentOrProduction });
export type RiskArgs = z.output<typeof riskArgs>;

const validation = new ValidationPipe();

/** A null counts as absent: clients send it for a variable that is not set. */
const withoutNulls = (given: object): object =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));

/** All arguments of a field, by a zod schema. A fault names the argument and the remedy. */
export function Checked(schema: z.ZodObject): ParameterDecorator {
  const metadata = { type: 'query', metatype: createZodDto(schema) } as const;
  return Args({
    transform: (given: object) => validation.transform(withoutNulls(given), metadata),
  } satisfies PipeTransform);
}
