import { join } from 'node:path';
import { TOPICS } from '@pedigree/events';
import { embeddedGraph } from '@pedigree/graph-embedded';
import { type Graph } from '@pedigree/graph';
import { eventually, type ServiceProcess, startProcess } from '@pedigree/testing';

/** Pedigree on the embedded default, in a process of its own, and its graph as another process sees it. */
export interface Standalone {
  service: ServiceProcess;
  graph: Graph;
  stop(): Promise<void>;
}

/** Nothing that a user would not set, but the limit of requests that one address may make. */
const ENV = { PEDIGREE_LOG_LEVEL: 'warn', PEDIGREE_RATE_LIMIT: '1000000' };

export async function startStandalone(
  directory: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Standalone> {
  const service = await startProcess('standalone', {
    ...ENV,
    PEDIGREE_DATA_DIR: directory,
    ...env,
  });
  return kept(service, await embeddedGraph({ directory: join(directory, 'lineage') }));
}

const running = new Set<Standalone>();

/** So that it can be stopped where a figure fails before it does so. */
export function kept(service: ServiceProcess, graph: Graph): Standalone {
  const stop = async () => {
    running.delete(place);
    await graph.close();
    await service.stop();
  };
  const place = { service, graph, stop };
  running.add(place);
  return place;
}

/** Stops what a figure left running: the next one is to have the machine for itself. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map(({ stop }) => stop()));
}

/** Waits until the graph holds so many messages of the log of events. */
export const recordedAll = (graph: Graph, count: number, limitMs = 600_000): Promise<unknown> =>
  eventually(async () => (await recordedCount(graph)) >= count, limitMs);

export async function recordedCount({ lineage }: Pick<Graph, 'lineage'>): Promise<number> {
  const positions = await lineage.positions();
  return positions
    .filter(({ topic }) => topic === TOPICS.lineageEvents)
    .reduce((sum, { next }) => sum + next, 0);
}
