import { isRecord } from '@pedigree/events';
import { idIn, isId, type Named } from './datasets';

/** Inputs that a facet speaks of. */
export interface Upstream {
  named: readonly Named[];
  /** There are more, and the facet does not say which in a way that is understood. */
  untold: boolean;
}

/** A job, as facets refer to one; without a name the event's own. */
export type IsOwnJob = (job: Partial<Named>) => boolean;

export const NO_UPSTREAM: Upstream = { named: [], untold: false };
const UNTOLD: Upstream = { named: [], untold: true };

export const together = (parts: readonly Upstream[]): Upstream => ({
  named: parts.flatMap(({ named }) => named),
  untold: parts.some(({ untold }) => untold),
});

/**
 * What the facets of a dataset say of its inputs: `columnLineage`, `lineage`, and any other that speaks of
 * lineage by its name. What such a facet says and is not understood is never dropped: it is `untold`.
 */
export function upstreamIn(facets: unknown, isOwnJob: IsOwnJob): Upstream {
  return together(
    facetsIn(facets).map(([name, facet]) => {
      if (name === 'columnLineage') return columnLineage(facet);
      if (name === 'lineage') return lineageInputs(facet, isOwnJob);
      return speaksOfLineage(name) ? anyIn(facet) : NO_UPSTREAM;
    }),
  );
}

/** The same of the facets of a run or a job, but for the job's `lineage`, which names outputs as well. */
export function upstreamOfRun(facets: unknown): Upstream {
  return together(
    facetsIn(facets).map(([name, facet]) => {
      if (name === 'spark_unknown') return unresolved(facet);
      return name !== 'lineage' && speaksOfLineage(name) ? anyIn(facet) : NO_UPSTREAM;
    }),
  );
}

/** Those that were not deleted. */
const facetsIn = (facets: unknown): [string, Record<string, unknown>][] =>
  Object.entries(isRecord(facets) ? facets : {}).flatMap(([name, facet]) =>
    isRecord(facet) && facet['_deleted'] !== true ? [[name, facet] as const] : [],
  ) as [string, Record<string, unknown>][];

/** `gcp_lineage` only says where a job is shown. */
const speaksOfLineage = (facet: string): boolean =>
  facet !== 'gcp_lineage' && /lineage|upstream|provenance|derived|ancest/i.test(facet);

/** Each entry of a list; what should be one and is not, is not understood. */
export function entriesOf(list: unknown, read: (entry: unknown) => Upstream): Upstream {
  if (list === undefined || list === null) return NO_UPSTREAM;
  return Array.isArray(list) ? together(list.map(read)) : UNTOLD;
}

function valuesOf(fields: unknown, read: (entry: Record<string, unknown>) => Upstream): Upstream {
  if (fields === undefined || fields === null) return NO_UPSTREAM;
  if (!isRecord(fields)) return UNTOLD;
  return together(Object.values(fields).map((each) => (isRecord(each) ? read(each) : UNTOLD)));
}

const columnLineage = ({ fields, dataset }: Record<string, unknown>): Upstream =>
  together([
    valuesOf(fields, ({ inputFields }) => entriesOf(inputFields, named)),
    entriesOf(dataset, named),
  ]);

/** Of the facet `lineage`, and of an entry of a job's: inputs as a whole, and by field. */
export const lineageInputs = (
  { inputs, fields }: Record<string, unknown>,
  isOwnJob: IsOwnJob,
): Upstream => {
  const read = (entry: unknown): Upstream => lineageInput(entry, isOwnJob);
  return together([
    entriesOf(inputs, read),
    valuesOf(fields, (each) => entriesOf(each['inputs'], read)),
  ]);
};

/** What comes from the event's own job comes from its inputs; what another job read, nobody says here. */
function lineageInput(entry: unknown, isOwnJob: IsOwnJob): Upstream {
  if (!isRecord(entry) || !isJob(entry)) return named(entry);
  return isOwnJob(entry) ? NO_UPSTREAM : UNTOLD;
}

export const isJob = ({ type }: Record<string, unknown>): boolean =>
  typeof type === 'string' && type.toUpperCase() === 'JOB';

export function named(entry: unknown): Upstream {
  const { namespace, name } = isRecord(entry) ? entry : {};
  if (typeof namespace !== 'string' || typeof name !== 'string') return UNTOLD;
  const reference = { namespace, name };
  return name !== '' && isId(idIn(reference, undefined))
    ? { named: [reference], untold: false }
    : UNTOLD;
}

/** Whatever a facet of no known form names, at any depth. */
function anyIn(facet: Record<string, unknown>): Upstream {
  const said = Object.entries(facet).flatMap(([key, value]) =>
    key.startsWith('_') ? [] : [value],
  );
  if (said.length === 0) return NO_UPSTREAM;
  const found = together(said.map(deepIn));
  return found.named.length === 0 ? UNTOLD : found;
}

function deepIn(value: unknown): Upstream {
  if (Array.isArray(value)) return together(value.map(deepIn));
  if (!isRecord(value)) return NO_UPSTREAM;
  return 'namespace' in value || 'name' in value
    ? named(value)
    : together(Object.values(value).map(deepIn));
}

/** Nodes of a plan that the Spark integration could not read. */
const unresolved = ({ inputs }: Record<string, unknown>): Upstream =>
  Array.isArray(inputs) && inputs.length === 0 ? NO_UPSTREAM : UNTOLD;
