import { type Decision, parseEvent, type PedigreeEvent, TOPICS } from '@pedigree/events';
import { asOf, closureOf, type Graph } from '@pedigree/graph';
import { recordEvent, type Recording, type Subgraph } from '@pedigree/lineage';
import { type AncestrySource, assess } from '@pedigree/promotion';
import { Policies } from '@pedigree/service-kit';
import { type DemoEvent } from '../apps/standalone/src/demo/types';

const TOPIC = TOPICS.lineageEvents;
const TAKEN_AT = Date.parse('2026-02-01T00:00:00Z');
const DECIDED_AT = '2026-02-02T00:00:00Z';

export function valid(event: DemoEvent): PedigreeEvent {
  const parsed = parseEvent(event, event.time);
  if (!parsed.ok) throw new Error(`${event.id}: ${JSON.stringify(parsed.errors)}`);
  return parsed.value;
}

/** Said by the principal whom everybody is without tokens. */
const taken = (event: PedigreeEvent, offset: number): Recording => {
  const origin = { topic: TOPIC, partition: 0, offset, timestamp: TAKEN_AT + offset };
  const { stamp, ...recording } = recordEvent(event, origin);
  return { ...recording, stamp: { ...stamp, by: 'local' } };
};

/** The last event first: what comes of it must not depend on the order. */
export async function record(graph: Graph, events: readonly PedigreeEvent[]): Promise<void> {
  const recordings = events.toReversed().map(taken);
  await graph.writer.record(recordings, [{ topic: TOPIC, partition: 0, next: recordings.length }]);
}

export const ancestryOf = ({ lineage }: Graph, model: string): Promise<Subgraph> =>
  closureOf(lineage, { roots: [model], direction: 'upstream', limit: 10_000, timeoutMs: 10_000 });

const sourceOf = (graph: Graph): AncestrySource => ({
  positions: () => graph.lineage.positions(),
  ancestry: async (model, positions) => asOf(await ancestryOf(graph, model), { positions }),
});

/** By the default policy, for production. */
export function judge(graph: Graph, model: string): Promise<Decision> {
  const policies = new Policies({});
  const { policy } = policies.current;
  policies.onModuleDestroy();
  const request = { model, environment: 'production', required: [], decidedAt: DECIDED_AT };
  return assess(sourceOf(graph), policy, request);
}
