import { EVENT_TYPES, severity } from '@pedigree/events';
import { z } from 'zod';
import { type Environment, RULE_SUBJECTS } from '../policy';
import { FAVOURABLE, type Favourable, type Level, LEVELS } from '../assurance';
import { strict } from './zod-faults';

const { shape: attestation } = EVENT_TYPES['ai.pedigree.attestation.recorded.v1'].data;
const { shape: evaluation } = EVENT_TYPES['ai.pedigree.evaluation.completed.v1'].data;

/** Kinds of attestation that an event can bring. */
export const ATTESTATION_KINDS: readonly string[] = attestation.kind.options;
const PROMPT_CONTEXTS = evaluation.promptContexts.unwrap().element;

const text = z.string().min(1).max(2000);
const name = z.string().min(1).max(200);
const slug = name
  .max(64)
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'must be lower-case words with hyphens. Write it like same-base-judge.',
  );
const days = z.int().min(0).max(36_500);

const THRESHOLDS = {
  traitTolerance: 0,
  nonInferiorityMargin: 0.05,
  independencePValue: 0.05,
  clockSkewSeconds: 300,
  witnessHops: 2000,
};

/** The document itself; what stands in its larger parts is checked part by part, for the sake of better messages. */
export const header = strict({
  apiVersion: z.literal('pedigree.ai/v1'),
  kind: z.literal('PolicyBundle'),
  name,
  version: name,
  description: text.optional(),
  thresholds: strict({
    traitTolerance: z.number().min(0).max(1e9).default(THRESHOLDS.traitTolerance),
    nonInferiorityMargin: z.number().min(0).max(1e9).default(THRESHOLDS.nonInferiorityMargin),
    independencePValue: z.number().min(0).max(1).default(THRESHOLDS.independencePValue),
    clockSkewSeconds: z.int().min(0).max(86_400).default(THRESHOLDS.clockSkewSeconds),
    witnessHops: z.int().min(1).max(100_000).default(THRESHOLDS.witnessHops),
  }).default(THRESHOLDS),
  traitSuites: z.array(name).min(1).max(100),
  environments: z.record(z.string(), z.unknown()),
  principals: z.array(z.unknown()).max(1000).optional(),
  trustedKeys: z.array(z.unknown()).max(1000).optional(),
  attestations: z.record(z.string(), z.unknown()).optional(),
  rules: z.array(z.unknown()).min(1).max(200),
});

const level = z.enum(LEVELS);

/** One level for every kind of fact, or one by kind, with `*` for those that are not named. */
const assurance = z
  .union([
    level,
    strict({
      '*': level,
      ...(Object.fromEntries(FAVOURABLE.map((kind) => [kind, level.optional()])) as Record<
        Favourable,
        z.ZodOptional<typeof level>
      >),
    }),
  ])
  .transform((given): Record<Favourable, Level> => {
    const named = typeof given === 'string' ? { '*': given } : given;
    return Object.fromEntries(
      FAVOURABLE.map((kind) => [
        kind,
        (named as Partial<typeof named> & Partial<Record<Favourable, Level>>)[kind] ?? named['*'],
      ]),
    ) as Record<Favourable, Level>;
  });

/** Who may vouch, and for which kinds of fact. */
export const voucher = strict({
  principal: name,
  vouches: z.union([z.literal('*'), z.array(z.enum(FAVOURABLE)).min(1)]),
});

const settings = {
  sensitive: z.boolean(),
  probe: z.boolean(),
  assurance,
  intervals: z.boolean(),
  evidenceMaxAgeDays: days,
  reviewMaxAgeDays: days,
} satisfies Record<Exclude<keyof Environment, 'name'>, z.ZodType>;

/** What holds wherever nothing else is said: every setting. */
export const everywhere = strict(settings);
/** Only what differs. */
export const somewhere = everywhere.partial();

export const predicate = strict({ predicateType: z.url().max(2000), accept: text });

/** `review` and `review:` are short for `review: {}`. */
const options = <S extends z.core.$ZodShape>(shape: S) =>
  z.preprocess((value) => value ?? {}, strict(shape)).optional();

const requirementShape = {
  attestation: z.enum(attestation.kind.options).optional(),
  'trait-evals': options({
    suites: z.array(name).min(1).max(100).optional(),
    contexts: z.array(PROMPT_CONTEXTS).max(2).default([]),
  }),
  review: options({ reviewers: z.int().min(1).max(10).default(1) }),
  vetting: options({}),
  probe: options({}),
  'base-divergence': options({}),
  change: strict({ name: slug, remedy: text }).optional(),
};

const ONE = 'must name one requirement. Make each a member of the list.';

export const requirement = z.preprocess(
  (value) => (typeof value === 'string' ? { [value]: {} } : value),
  strict(requirementShape).refine((given) => Object.keys(given).length === 1, {
    error: ONE,
    when: ({ issues }) => issues.length === 0,
  }),
);

export const rule = strict({
  id: slug,
  for: z.enum(RULE_SUBJECTS),
  when: z.string().min(1),
  severity,
  message: text,
  clearedBy: z.array(z.array(requirement).min(1).max(20)).max(20),
  controls: z.array(name).max(100).default([]),
});

export type RuleDocument = z.output<typeof rule>;
export type RequirementDocument = z.output<typeof requirement>;
