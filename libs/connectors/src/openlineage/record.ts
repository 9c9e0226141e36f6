import {
  type DescriptionFact,
  type Origin,
  present,
  type Recording,
  recordingOf,
  type RunFact,
  StatementBuilder,
  type Statements,
} from '@pedigree/lineage';
import { artifactIdOf, kindOf, pedigreeOf } from './datasets';
import { type Derivation, derivationOf } from './edges';
import { openLineageIdentity } from './key';
import { openLineageKind } from './parse';
import { type OpenLineageDataset, type OpenLineageEvent } from './schema';

/**
 * What an OpenLineage event says, stamped with where it was read. Only a `COMPLETE` run makes edges;
 * any other state updates the run and makes its artifacts known; job and dataset events describe.
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
  const statements = withoutRepeats(statementsOf(event));
  return recordingOf({ key, type, time: event.eventTime, document }, statements, origin);
}

/** An artifact that is named twice, as input and output or in a list, is told of once. */
const withoutRepeats = (statements: Statements): Statements => ({
  ...statements,
  facts: [...new Map(statements.facts.map((fact) => [JSON.stringify(fact), fact])).values()],
});

function statementsOf(event: OpenLineageEvent): Statements {
  const { run, dataset } = event;
  const inputs = event.inputs ?? [];
  const outputs = event.outputs ?? [];
  if (run !== undefined) return runStatements(run.runId, event, inputs, outputs);
  const described = [...(dataset === undefined ? [] : [dataset]), ...inputs, ...outputs];
  const builder = new StatementBuilder();
  for (const entry of described) mention(builder, entry, true);
  return builder.build();
}

function runStatements(
  runId: string,
  event: OpenLineageEvent,
  inputs: readonly OpenLineageDataset[],
  outputs: readonly OpenLineageDataset[],
): Statements {
  const builder = new StatementBuilder(runId).add(runFact(runId, event));
  for (const input of inputs) mention(builder, input, false);
  for (const output of outputs) {
    const edges = event.eventType === 'COMPLETE' ? edgesOf(event, output, inputs) : [];
    mention(builder, output, tellsOrigin(output, edges));
    for (const { type, from, to, properties } of edges) builder.edge(type, from, to, properties);
  }
  return builder.build();
}

interface Edge extends Derivation {
  from: string;
  to: string;
}

function edgesOf(
  { run }: OpenLineageEvent,
  output: OpenLineageDataset,
  inputs: readonly OpenLineageDataset[],
): Edge[] {
  const kind = run?.facets?.pedigree?.kind;
  const from = artifactIdOf(output);
  return (
    inputs
      .map((input) => ({ ...derivationOf(output, input, kind), from, to: artifactIdOf(input) }))
      // A dataset rewritten in place says nothing new by naming itself, and would read as a cycle.
      .filter(({ type, to }) => type !== 'DERIVED_FROM' || to !== from)
  );
}

/**
 * Whether the run says where the output came from, so that it is a placeholder no more. A model
 * without a base does not: OpenLineage cannot say that it was trained from scratch.
 */
const tellsOrigin = (output: OpenLineageDataset, edges: readonly Edge[]): boolean =>
  kindOf(output) === 'model'
    ? edges.some(({ type }) => type === 'INITIALIZED_FROM')
    : edges.length > 0;

/** Makes an artifact known, with its name, namespace and facets as they were sent. */
function mention(builder: StatementBuilder, dataset: OpenLineageDataset, described: boolean): void {
  const { namespace, name, facets } = dataset;
  const artifact = builder.refer(artifactIdOf(dataset), kindOf(dataset));
  const { digest } = pedigreeOf(dataset);
  const attributes = JSON.stringify(facets ? { namespace, facets } : { namespace });
  builder.add(
    present<DescriptionFact>({
      fact: 'description',
      artifact,
      digest,
      name,
      described,
      attributes,
    }),
  );
}

const ENDS: readonly unknown[] = ['COMPLETE', 'ABORT', 'FAIL'];

function runFact(id: string, { eventType, eventTime, job }: OpenLineageEvent): RunFact {
  return present<RunFact>({
    fact: 'run',
    id,
    state: eventType ?? 'OTHER',
    name: job === undefined ? undefined : `${job.namespace}/${job.name}`,
    startedAt: eventType === 'START' ? eventTime : undefined,
    endedAt: ENDS.includes(eventType) ? eventTime : undefined,
  });
}
