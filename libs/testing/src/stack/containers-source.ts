import type * as library from 'testcontainers';
import { type ContainerRuntimeClient, type StartedTestContainer } from 'testcontainers';
import { waitForCoordinators } from './kafka-probe';
import { kafkaSettings } from './kafka-settings';
import { type Log, messageOf } from './log';
import { randomPassword } from './neo4j-server';
import { freePorts } from './ports';
import { type StackSource } from './stack-source';
import { within } from './waiting';

const KAFKA_IMAGE = 'apache/kafka:4.1.1';
const NEO4J_IMAGE = 'neo4j:2026.01.3';
const DAEMON_LIMIT_MS = 5_000;
const PULL_LIMIT_MS = 180_000;
const START_LIMIT_MS = 120_000;

type Testcontainers = typeof library;

/**
 * The second choice: containers, where a Docker daemon answers and has the images or can pull them.
 * Testcontainers binds ports on all addresses; its reaper ends the containers with this process.
 */
export const containersSource: StackSource = {
  name: 'testcontainers',
  async start(log) {
    const library = await import('testcontainers');
    const daemon = await findDaemon(library);
    if (!daemon) return { unavailable: 'no Docker daemon answers' };
    await pullMissing(library, daemon, log);
    log('starting Kafka and Neo4j in containers');
    const password = randomPassword();
    const [kafka, neo4j] = await startBoth(library, daemon.info.containerRuntime.host, password);
    return {
      kafkaBrokers: kafka.brokers,
      neo4jUri: `bolt://${neo4j.getHost()}:${neo4j.getMappedPort(7687)}`,
      neo4jUser: 'neo4j',
      neo4jPassword: password,
      source: 'testcontainers',
      stop: () => stopAll([kafka.container, neo4j]),
    };
  },
};

interface KafkaContainer {
  readonly container: StartedTestContainer;
  readonly brokers: string;
}

async function findDaemon(library: Testcontainers): Promise<ContainerRuntimeClient | undefined> {
  const looking = library.getContainerRuntimeClient();
  const patience = { limitMs: DAEMON_LIMIT_MS, what: 'the Docker daemon' };
  return within(looking, patience).catch(() => undefined);
}

async function pullMissing(
  { ImageName }: Testcontainers,
  { image }: ContainerRuntimeClient,
  log: Log,
): Promise<void> {
  for (const text of [KAFKA_IMAGE, NEO4J_IMAGE]) {
    const name = ImageName.fromString(text);
    if (await image.exists(name)) continue;
    log(`pulling the image ${text}, once`);
    const patience = { limitMs: PULL_LIMIT_MS, what: `the image ${text}` };
    await within(image.pull(name), patience).catch((failure: unknown) => {
      throw new Error(`the image ${text} cannot be pulled (${messageOf(failure)})`);
    });
  }
}

async function startBoth(
  library: Testcontainers,
  host: string,
  password: string,
): Promise<[KafkaContainer, StartedTestContainer]> {
  const kafka = startKafka(library, host);
  const neo4j = startNeo4j(library, password);
  try {
    return await Promise.all([kafka, neo4j]);
  } catch (failure) {
    const container = kafka.then((started) => started.container);
    const settled = await Promise.allSettled([container, neo4j]);
    await stopAll(settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])));
    throw failure;
  }
}

/** On a port chosen beforehand, because a broker tells its clients where to come back to. */
async function startKafka(library: Testcontainers, host: string): Promise<KafkaContainer> {
  const [port = 0] = await freePorts(1);
  const settings = kafkaSettings({
    host,
    port,
    controllerPort: port === 9093 ? 9094 : 9093,
    bind: '',
  });
  const container = await new library.GenericContainer(KAFKA_IMAGE)
    .withEnvironment(kafkaVariables(settings))
    .withExposedPorts({ container: port, host: port })
    .withWaitStrategy(library.Wait.forLogMessage(/Kafka Server started/))
    .withStartupTimeout(START_LIMIT_MS)
    .start();
  await waitForCoordinators(host, port).catch(async (failure: unknown) => {
    await container.stop();
    throw failure;
  });
  return { container, brokers: `${host}:${port}` };
}

function startNeo4j(library: Testcontainers, password: string): Promise<StartedTestContainer> {
  return new library.GenericContainer(NEO4J_IMAGE)
    .withEnvironment({
      NEO4J_AUTH: `neo4j/${password}`,
      NEO4J_server_memory_heap_max__size: '1g',
      NEO4J_server_memory_pagecache_size: '256m',
      NEO4J_dbms_usage__report_enabled: 'false',
    })
    .withExposedPorts(7687)
    .withWaitStrategy(library.Wait.forLogMessage(/Started\./))
    .withStartupTimeout(START_LIMIT_MS)
    .start();
}

/** The image reads `a.b` from `KAFKA_A_B`. */
function kafkaVariables(settings: Record<string, string>): Record<string, string> {
  const variables = Object.entries(settings).map(([name, value]) => [
    `KAFKA_${name.replaceAll('.', '_').toUpperCase()}`,
    value,
  ]);
  return { ...Object.fromEntries(variables), KAFKA_HEAP_OPTS: '-Xmx512m' };
}

async function stopAll(containers: readonly StartedTestContainer[]): Promise<void> {
  await Promise.all(containers.map((container) => container.stop()));
}
