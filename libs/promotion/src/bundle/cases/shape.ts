import { EVENT_TYPES } from '@pedigree/events';
import { z } from 'zod';
import { strict } from '../zod-faults';

const { shape: request } = EVENT_TYPES['ai.pedigree.promotion.requested.v1'].data;

const name = z.string().min(1).max(500);
const time = z.iso.datetime({
  offset: true,
  error: 'must be an RFC 3339 date and time. Write it like 2026-11-23T10:00:00Z.',
});
const ids = z.array(name).max(200);
const events = z.array(z.unknown()).max(1000);

/** Why the ancestry cannot be relied on, as a reader of the graph would say. */
const problem = z.enum([
  'lag',
  'truncated',
  'timeout',
  'unreadable',
  'too-complex',
  'cycle',
  'parked',
  'missing',
]);

export const expectation = strict({
  verdict: z.enum(['approved', 'blocked']),
  reasons: ids.optional(),
  includes: ids.optional(),
  excludes: ids.optional(),
  cleared: ids.optional(),
  advice: ids.optional(),
  indeterminate: z.boolean().optional(),
});
export type Expectation = z.output<typeof expectation>;

export const caseShape = strict({
  name,
  histories: ids.default([]),
  events: events.default([]),
  model: request.model,
  environment: name,
  at: time.optional(),
  requestedBy: name.optional(),
  plan: z.boolean().default(false),
  problems: z.array(problem).max(8).default([]),
  expect: expectation,
});
export type CaseDocument = z.output<typeof caseShape>;

/** The document itself; its cases are checked one by one. */
export const casesDocument = strict({
  apiVersion: z.literal('pedigree.ai/v1').optional(),
  kind: z.literal('PolicyCases').optional(),
  description: z.string().max(2000).optional(),
  histories: z.record(z.string(), events).default({}),
  cases: z.array(z.unknown()).min(1).max(2000),
});

/** What stands beside an event's type and data. */
export const eventAround = z.object({
  id: name.optional(),
  time: time.optional(),
  recordedAt: time.optional(),
  by: name.optional(),
});
