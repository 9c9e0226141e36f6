import { isRecord } from '@pedigree/events';
import { canonicalId, present, type RunPartFact } from '@pedigree/lineage';
import { artifactIdOf, idIn, kindOf, type Named, termsOf, versionOf } from './datasets';
import { otherNamesIn } from './other-names';
import { type OpenLineageDataset, type OpenLineageEvent } from './schema';
import {
  entriesOf,
  type IsOwnJob,
  isJob,
  lineageInputs,
  named,
  together,
  type Upstream,
  upstreamIn,
  upstreamOfRun,
} from './upstream';

type Part = Omit<RunPartFact, 'fact' | 'by'>;

/** `<namespace>/<name>` of a job without a run: its parts are one run, which is always under way. */
export const jobRunOf = ({ namespace, name }: Named): string => `job:${namespace}/${name}`;

/** The run that an event adds to: see `RunPartFact`. */
export function runOf({ run, job, dataset }: OpenLineageEvent): string {
  if (run !== undefined) return run.runId;
  if (job !== undefined) return jobRunOf(job);
  return `dataset:${dataset === undefined ? '' : canonicalId(artifactIdOf(dataset))}`;
}

/** What an event adds to its run, and to others of which it speaks. */
export function partsOf(event: OpenLineageEvent): Part[] {
  const reading = new Reading(event);
  return [
    ...reading.terms(),
    ...(event.inputs ?? []).map((entry) => reading.entry('input', entry)),
    ...(event.outputs ?? []).map((entry) => reading.entry('output', entry)),
    ...datasetsIn(event).flatMap((entry) => reading.upstreamOf(entry)),
    ...reading.upstreamOfRun(),
    ...reading.jobEntries(),
  ];
}

/** Every dataset that the event describes, by whatever list. */
export const datasetsIn = ({
  dataset,
  inputs,
  outputs,
}: OpenLineageEvent): OpenLineageDataset[] => [
  ...(dataset === undefined ? [] : [dataset]),
  ...(inputs ?? []),
  ...(outputs ?? []),
];

class Reading {
  private readonly id: string;
  /** Versions by the names that the event gives: references inside facets have none. */
  private readonly versions: ReadonlyMap<string, string | undefined>;

  constructor(private readonly event: OpenLineageEvent) {
    this.id = runOf(event);
    this.versions = new Map(
      datasetsIn(event).map((entry) => [idIn(entry, undefined), versionOf(entry)]),
    );
  }

  terms(): Part[] {
    const { run, job } = this.event;
    const { kind, complete } = run?.facets?.pedigree ?? job?.facets?.pedigree ?? {};
    if (kind === undefined && !complete) return [];
    return [this.part({ part: 'terms', kind, complete: complete === true ? true : undefined })];
  }

  entry(part: 'input' | 'output', dataset: OpenLineageDataset): Part {
    const artifact = canonicalId(artifactIdOf(dataset));
    const isModel = kindOf(dataset) === 'model' ? true : undefined;
    const terms = part === 'input' ? termsOf(dataset) : undefined;
    return this.part({ part, artifact, isModel, terms });
  }

  /** What its own facets say that it came from. */
  upstreamOf(dataset: OpenLineageDataset): Part[] {
    const { facets, inputFacets, outputFacets } = dataset;
    const id = canonicalId(artifactIdOf(dataset));
    const said = [facets, inputFacets, outputFacets].map((some) => upstreamIn(some, this.isOwnJob));
    const { untold } = otherNamesIn(facets);
    return this.inputsOf(id, together([...said, { named: [], untold }]));
  }

  upstreamOfRun(): Part[] {
    const { run, job } = this.event;
    return [run, job].flatMap((each) => this.inputsOf(undefined, upstreamOfRun(each?.facets)));
  }

  /** The facet `lineage` of a job names datasets, and jobs, with what flows into each. */
  jobEntries(): Part[] {
    const { lineage } = this.event.job?.facets ?? {};
    if (!isRecord(lineage) || lineage['_deleted'] === true) return [];
    const { entries } = lineage;
    if (!Array.isArray(entries)) return this.inputsOf(undefined, entriesOf(entries, named));
    return entries.flatMap((entry) =>
      isRecord(entry) ? this.jobEntry(entry) : this.gap(undefined),
    );
  }

  private jobEntry(entry: Record<string, unknown>): Part[] {
    const upstream = lineageInputs(entry, this.isOwnJob);
    if (isJob(entry)) return this.inputsOf(undefined, upstream, this.runIn(entry));
    const [target] = named(entry).named;
    if (target === undefined) return this.gap(undefined);
    const output = this.idOf(target);
    const silent = upstream.named.length === 0 && !this.isOutput(output);
    return [...this.inputsOf(output, upstream), ...(silent ? this.gap(output) : [])];
  }

  /** The run of the job that an entry is about: the event's own where it names none. */
  private runIn(entry: Record<string, unknown>): string {
    if (typeof entry['runId'] === 'string' && entry['runId'] !== '') return entry['runId'];
    const [job] = named(entry).named;
    return job === undefined || this.isOwnJob(job) ? this.id : jobRunOf(job);
  }

  private readonly isOwnJob: IsOwnJob = ({ namespace, name }) => {
    const { job } = this.event;
    return name === undefined || (job?.name === name && job.namespace === namespace);
  };

  private isOutput(artifact: string): boolean {
    return (this.event.outputs ?? []).some((each) => canonicalId(artifactIdOf(each)) === artifact);
  }

  private inputsOf(
    of: string | undefined,
    { named: found, untold }: Upstream,
    id?: string,
  ): Part[] {
    const inputs = found.map((each) =>
      this.part({ part: 'input', artifact: this.idOf(each), of }, id),
    );
    return [...inputs, ...(untold ? this.gap(of, id) : [])];
  }

  private gap(of: string | undefined, id?: string): Part[] {
    return [this.part({ part: 'gap', of }, id)];
  }

  private idOf(reference: Named): string {
    return canonicalId(idIn(reference, this.versions.get(idIn(reference, undefined))));
  }

  private part(own: { [K in keyof Part]?: Part[K] | undefined }, id = this.id): Part {
    return present<Part>({ id, ...own });
  }
}
