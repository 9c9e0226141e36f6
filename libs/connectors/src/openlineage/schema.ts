import {
  channel,
  digest,
  initializationMethod,
  list,
  name,
  operation,
  share,
  stage,
  text,
  timeOrUtc,
} from '@pedigree/events';
import { INPUT_ROLES } from '@pedigree/lineage';
import { z } from 'zod';

/** Part of an input in a run, as the facet `pedigree` names it. */
export const role = z.enum(INPUT_ROLES);

/** Pedigree's own facet on a dataset or an input. All optional: `edgesOfRun` says what stands for what is left out. */
const pedigree = z.looseObject({
  role: role.optional(),
  channel: channel.optional(),
  stage: stage.optional(),
  method: initializationMethod.optional(),
  operation: operation.optional(),
  share: share.optional(),
  digest: digest.optional(),
});

const facets = z.looseObject({
  datasetType: z.looseObject({ datasetType: text.optional() }).optional(),
  version: z.looseObject({ datasetVersion: text.optional() }).optional(),
  pedigree: pedigree.optional(),
});

const dataset = z.looseObject({
  namespace: name,
  name,
  facets: facets.nullish(),
  inputFacets: z.looseObject({ pedigree: pedigree.optional() }).nullish(),
});

/** Pedigree's own facet on a run, or on a job without one. */
const whole = z.looseObject({ kind: text.optional(), complete: z.boolean().optional() });

const job = z.looseObject({
  namespace: name,
  name,
  facets: z.looseObject({ pedigree: whole.optional() }).nullish(),
});

const parentJob = z.looseObject({ job: z.looseObject({ namespace: text, name: text }).optional() });
const run = z.looseObject({
  runId: name,
  facets: z
    .looseObject({
      parent: parentJob.extend({ root: parentJob.nullish() }).optional(),
      pedigree: whole.optional(),
    })
    .nullish(),
});

const states = z.enum(['START', 'RUNNING', 'COMPLETE', 'ABORT', 'FAIL', 'OTHER']);

/** Any of the three events; which one it is follows from `run`, `job` and `dataset`. Unknown fields are kept. */
const event = z.looseObject({
  eventTime: timeOrUtc,
  eventType: states.nullish(),
  run: run.optional(),
  job: job.optional(),
  dataset: dataset.optional(),
  inputs: list(dataset).nullish(),
  outputs: list(dataset).nullish(),
});

export const SCHEMAS = {
  RunEvent: event.extend({ run, job }),
  JobEvent: event.extend({ job }),
  DatasetEvent: event.extend({ dataset }),
};

export type Kind = keyof typeof SCHEMAS;
export type OpenLineageEvent = z.infer<typeof event>;
export type OpenLineageDataset = z.infer<typeof dataset>;
export type PedigreeFacet = z.infer<typeof pedigree>;
