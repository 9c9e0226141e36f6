import { join } from 'node:path';
import { TOPICS } from '@pedigree/events';
import { type Graph } from '@pedigree/graph';
import { embeddedGraph } from '@pedigree/graph-embedded';
import { neo4jGraph } from '@pedigree/graph-neo4j';
import { type Log, type MessageBus, silent } from '@pedigree/messaging';
import { embeddedBus } from '@pedigree/messaging-embedded';
import { kafkaBus } from '@pedigree/messaging-kafka';
import { type Config } from '@pedigree/service-kit';

export interface Connections {
  bus: MessageBus;
  graph: Graph;
}

/** Milliseconds a batch at hand has on shutdown before its signal aborts. */
const DRAIN_MS = 3000;

/**
 * Opens the bus and the graph that the configuration names, and creates the topics that are missing.
 * What was opened is closed again where a part fails.
 *
 * @throws MessagingError, GraphError: retriable while a server is not reachable
 */
export async function connect(config: Config, log: Log = silent): Promise<Connections> {
  const bus = openBus(config, log);
  try {
    await bus.topics.ensure(topicsOf(config));
    return { bus, graph: await openGraph(config) };
  } catch (error) {
    await bus.close();
    throw error;
  }
}

const openBus = ({ backends }: Config, log: Log): MessageBus =>
  backends.kind === 'stack'
    ? kafkaBus({ brokers: backends.brokers, clientId: 'pedigree', log, drainMs: DRAIN_MS })
    : embeddedBus({ directory: join(backends.dataDir, 'events'), log, drainMs: DRAIN_MS });

/** Opens the graph alone, for another thread of a process that is connected. @throws GraphError */
export async function openGraph({ backends }: Config): Promise<Graph> {
  const graph = await (backends.kind === 'stack'
    ? neo4jGraph(backends.neo4j)
    : embeddedGraph({ directory: join(backends.dataDir, 'lineage') }));
  try {
    await graph.ping();
    return graph;
  } catch (error) {
    await graph.close();
    throw error;
  }
}

const topicsOf = ({ partitions }: Config) =>
  Object.values(TOPICS).map((name) => ({ name, partitions }));
