import {
  canonicalId,
  type DescriptionFact,
  type Origin,
  present,
  type Recording,
  recordingOf,
  type RunFact,
  type RunPartFact,
  StatementBuilder,
  type Statements,
} from '@pedigree/lineage';
import { artifactIdOf, declaredKind, idIn, kindOf, pedigreeOf, versionOf } from './datasets';
import { openLineageIdentity } from './key';
import { aliasOf, otherNamesIn } from './other-names';
import { openLineageKind } from './parse';
import { datasetsIn, partsOf, runOf } from './parts';
import { type OpenLineageDataset, type OpenLineageEvent } from './schema';

/**
 * What an OpenLineage event says, stamped with where it was read: what it describes, and what it adds to
 * its run. Events of one run add up, whatever their `eventType`: the graph makes the edges of all of them.
 *
 * @param document the event's JSON text as it was read, kept for what is not understood today
 */
export function recordOpenLineage(
  event: OpenLineageEvent,
  document: string,
  origin: Origin,
): Recording {
  const type = `openlineage.${openLineageKind(event)}`;
  const key = openLineageIdentity(event);
  const statements = withoutRepeats(statementsOf(event, origin.by));
  return recordingOf({ key, type, time: timeOf(event), document }, statements, origin);
}

const OFFSET = /(?:[zZ]|[+-]\d\d:?\d\d)$/;

/** As the reference server takes it: UTC where nothing else is said. */
const timeOf = ({ eventTime }: OpenLineageEvent): string =>
  OFFSET.test(eventTime) ? eventTime : `${eventTime}Z`;

/** What is named twice, as input and output or in a list, is told of once. */
const withoutRepeats = (statements: Statements): Statements => ({
  ...statements,
  facts: [...new Map(statements.facts.map((fact) => [JSON.stringify(fact), fact])).values()],
});

function statementsOf(event: OpenLineageEvent, by: string | undefined): Statements {
  const { run, job, dataset, outputs } = event;
  const builder = new StatementBuilder(run || job ? runOf(event) : undefined);
  if (run !== undefined) builder.add(runFact(run.runId, event));
  for (const entry of datasetsIn(event))
    describe(builder, entry, entry === dataset || (outputs ?? []).includes(entry));
  for (const part of partsOf(event)) addPart(builder, { fact: 'run-part', ...part }, by);
  return builder.build();
}

function addPart(builder: StatementBuilder, part: RunPartFact, by: string | undefined): void {
  const { artifact, of, isModel } = part;
  if (artifact !== undefined) builder.refer(artifact, isModel ? 'model' : 'dataset');
  if (of !== undefined) builder.mention(of);
  builder.add(present<RunPartFact>({ ...part, by }));
}

/**
 * Makes an artifact known, with its name, namespace and facets as they were sent, and its other names.
 *
 * @param made the event describes it, or its run made it: it is a placeholder no more
 */
function describe(builder: StatementBuilder, dataset: OpenLineageDataset, made: boolean): void {
  const { namespace, name, facets } = dataset;
  const artifact = builder.refer(artifactIdOf(dataset), kindOf(dataset));
  const { digest } = pedigreeOf(dataset);
  const kind = made ? declaredKind(dataset) : undefined;
  const attributes = JSON.stringify(facets ? { namespace, facets } : { namespace });
  builder.add(
    present<DescriptionFact>({
      ...{ fact: 'description', artifact, kind, digest, name, described: made, attributes },
    }),
  );
  nameOtherwise(builder, artifact, dataset);
}

/** Whoever reads it by one name reads what was written by another. */
function nameOtherwise(
  builder: StatementBuilder,
  artifact: string,
  dataset: OpenLineageDataset,
): void {
  for (const other of otherNamesIn(dataset.facets).named) {
    const id = canonicalId(idIn(other, versionOf(dataset)));
    if (id === artifact) continue;
    const alias = aliasOf(artifact, id);
    builder.refer(id, kindOf(dataset));
    for (const each of [artifact, id])
      builder.add({ fact: 'description', artifact: each, described: false, alias });
  }
}

const ENDS: readonly unknown[] = ['COMPLETE', 'ABORT', 'FAIL'];

function runFact(id: string, event: OpenLineageEvent): RunFact {
  const { eventType, job } = event;
  const time = timeOf(event);
  return present<RunFact>({
    fact: 'run',
    id,
    state: eventType ?? 'OTHER',
    name: job === undefined ? undefined : `${job.namespace}/${job.name}`,
    startedAt: eventType === 'START' ? time : undefined,
    endedAt: ENDS.includes(eventType) ? time : undefined,
  });
}
