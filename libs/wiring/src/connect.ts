import { join } from 'node:path';
import { TOPICS } from '@pedigree/events';
import { type Graph } from '@pedigree/graph';
import { embeddedGraph } from '@pedigree/graph-embedded';
import { neo4jGraph } from '@pedigree/graph-neo4j';
import { type Log, type MessageBus, silent } from '@pedigree/messaging';
import { embeddedBus } from '@pedigree/messaging-embedded';
import { type ClusterOptions } from '@pedigree/messaging-kafka-core';
import { type Config, type KafkaClient } from '@pedigree/service-kit';

import { readAnew } from './read-anew';

export interface Connections {
  bus: MessageBus;
  graph: Graph;
}

/** Milliseconds a batch at hand has on shutdown before its signal aborts. */
const DRAIN_MS = 3000;

/**
 * Opens the bus and the graph that the configuration names, and creates the topics that are missing.
 * What was opened is closed again where a part fails. On Neo4j it waits while `connectWriter` is at work.
 *
 * @throws MessagingError, GraphError: retriable while a server is not reachable
 */
export const connect = (config: Config, log: Log = silent): Promise<Connections> =>
  connectTo(config, log, config.backends.kind === 'embedded');

/**
 * The same for the process that writes lineage: has facts that earlier rules made made anew first, which
 * takes minutes for a large graph. Other processes wait for it.
 *
 * @throws MessagingError, GraphError: retriable while a server is not reachable
 */
export const connectWriter = (config: Config, log: Log = silent): Promise<Connections> =>
  connectTo(config, log, true);

async function connectTo(config: Config, log: Log, writes: boolean): Promise<Connections> {
  const bus = await connectBus(config, log);
  try {
    const graph = await openGraph(config);
    try {
      if (writes) await readAnew({ bus, graph }, log);
      await graph.lineage.positions();
      return { bus, graph };
    } catch (error) {
      await graph.close();
      throw error;
    }
  } catch (error) {
    await bus.close();
    throw error;
  }
}

/** Opens the bus alone, for tools that look into topics. @throws MessagingError */
export async function connectBus(config: Config, log: Log = silent): Promise<MessageBus> {
  const bus = await openBus(config, log);
  try {
    await bus.topics.ensure(topicsOf(config));
    return bus;
  } catch (error) {
    await bus.close();
    throw error;
  }
}

/** Loaded when chosen: who keeps everything in one process starts without them. */
const KAFKA_BUSES: Record<KafkaClient, () => Promise<(options: ClusterOptions) => MessageBus>> = {
  kafkajs: async () => (await import('@pedigree/messaging-kafka')).kafkaBus,
  platformatic: async () => (await import('@pedigree/messaging-platformatic')).platformaticBus,
};

async function openBus({ backends }: Config, log: Log): Promise<MessageBus> {
  const given = { log, drainMs: DRAIN_MS };
  if (backends.kind === 'embedded')
    return embeddedBus({ directory: join(backends.dataDir, 'events'), ...given });
  const { brokers, kafkaClient } = backends;
  const open = await KAFKA_BUSES[kafkaClient]();
  return open({ brokers, clientId: 'pedigree', ...given });
}

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
