import {
  artifactId,
  inspect,
  type InputProblem,
  isRecord,
  MAX_PROBLEMS,
  type Parsed,
  validate,
} from '@pedigree/events';
import { artifactIdOf, kindOf, pedigreeOf } from './datasets';
import { type InputRole } from '@pedigree/lineage';
import { type Kind, type OpenLineageDataset, type OpenLineageEvent, SCHEMAS } from './schema';

/** Which of the three events it is: a run makes a RunEvent, a job without one a JobEvent, else a DatasetEvent. */
export const openLineageKind = ({ run, job }: { run?: unknown; job?: unknown }): Kind =>
  run !== undefined ? 'RunEvent' : job !== undefined ? 'JobEvent' : 'DatasetEvent';

const SPEC = 'openlineage.io/spec/';

/**
 * Tells OpenLineage from CloudEvents and from anything else: by `schemaURL`, or by `eventTime` with a
 * job, a run of a job or a dataset. True does not mean valid; `parseOpenLineage` says that.
 */
export function isOpenLineage(json: unknown): boolean {
  if (!isRecord(json) || 'specversion' in json) return false;
  const { schemaURL, eventTime, job, dataset } = json;
  if (typeof schemaURL === 'string' && schemaURL.includes(SPEC)) return true;
  return typeof eventTime === 'string' && (isRecord(job) || isRecord(dataset));
}

/** Validates a run, job or dataset event. Never throws; facets and unknown fields come through unchanged. */
export function parseOpenLineage(json: unknown): Parsed<OpenLineageEvent> {
  const harmful = inspect(json);
  if (harmful.length > 0) return { ok: false, errors: harmful };
  const parsed = validate(SCHEMAS[openLineageKind(isRecord(json) ? json : {})], json);
  if (!parsed.ok) return parsed;
  const errors = problemsOfMeaning(parsed.value);
  return errors.length > 0 ? { ok: false, errors } : parsed;
}

/** Most edges one run may make: every output comes from every input. */
export const MAX_EDGES = 20_000;

function problemsOfMeaning({ dataset, inputs, outputs }: OpenLineageEvent): InputProblem[] {
  const each = (datasets: readonly OpenLineageDataset[], pointer: string): InputProblem[] =>
    datasets.flatMap((entry, index) => [
      ...idProblems(entry, `${pointer}/${index}`),
      ...roleProblems(entry, `${pointer}/${index}`),
    ]);
  return [
    ...sizeProblems(inputs?.length ?? 0, outputs?.length ?? 0),
    ...(dataset === undefined ? [] : idProblems(dataset, '/dataset')),
    ...each(inputs ?? [], '/inputs'),
    ...each(outputs ?? [], '/outputs'),
  ].slice(0, MAX_PROBLEMS);
}

const sizeProblems = (inputs: number, outputs: number): InputProblem[] =>
  inputs * outputs <= MAX_EDGES
    ? []
    : [
        {
          pointer: '/inputs',
          message: `${inputs} inputs for ${outputs} outputs make ${inputs * outputs} edges; a run may make at most ${MAX_EDGES}`,
          remedy: 'Send one event for each group of outputs, with the inputs of that group.',
        },
      ];

function idProblems(dataset: OpenLineageDataset, pointer: string): InputProblem[] {
  const parsed = validate(artifactId, artifactIdOf(dataset));
  const subject = 'namespace, name and version together make the artifact id, which';
  return parsed.ok
    ? []
    : parsed.errors.map(({ message }) => ({
        pointer: `${pointer}/name`,
        message: `${subject} ${message}`,
        remedy: 'Shorten or correct namespace, name or version.',
      }));
}

const MODEL_ROLES: readonly InputRole[] = ['base', 'teacher', 'generator', 'judge', 'parent'];
const DATASET_ROLES: readonly InputRole[] = ['corpus', 'parent'];

function roleProblems(dataset: OpenLineageDataset, pointer: string): InputProblem[] {
  const { role } = pedigreeOf(dataset);
  const kind = kindOf(dataset);
  const allowed = kind === 'model' ? MODEL_ROLES : DATASET_ROLES;
  if (role === undefined || allowed.includes(role)) return [];
  const place = dataset.inputFacets?.pedigree?.role === undefined ? 'facets' : 'inputFacets';
  return [
    {
      pointer: `${pointer}/${place}/pedigree/role`,
      message: `a ${kind} cannot have the role ${role}`,
      remedy: `Use one of: ${allowed.join(', ')}; or ${kind === 'model' ? 'remove the' : 'add a'} datasetType facet MODEL.`,
    },
  ];
}
