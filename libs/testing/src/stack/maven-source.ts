import { KAFKA, NEO4J, NEO4J_FOR_JAVA_17 } from './artifacts';
import { type RunningProgram } from './children';
import { cachedJars, cacheFolder } from './jar-cache';
import { findJdks, findOnPath, type Jdk, oldestJdk } from './jdk';
import { type RunningKafka, startKafka } from './kafka-server';
import { type Log } from './log';
import { mavenDownload } from './maven';
import { type RunningNeo4j, startNeo4j } from './neo4j-server';
import { isPortTaken } from './ports';
import { type StackSource } from './stack-source';

/**
 * The third choice: the real servers, launched from the jars that Maven Central holds. Needs a JDK
 * 17, better 21, and `mvn`; nothing else is installed, no Docker.
 */
export const mavenSource: StackSource = {
  name: 'maven',
  async start(log) {
    const kit = findKit();
    if ('unavailable' in kit) return kit;
    const jars = await downloadAll(kit, log);
    log('starting Kafka and Neo4j');
    const { kafka, neo4j } = await startBoth(kit, jars);
    return {
      kafkaBrokers: kafka.brokers,
      neo4jUri: neo4j.uri,
      neo4jUser: neo4j.user,
      neo4jPassword: neo4j.password,
      source: 'maven',
      stop: () => stopAll([kafka, neo4j]),
    };
  },
};

interface Kit {
  readonly mvn: string;
  readonly forKafka: Jdk;
  readonly forNeo4j: Jdk;
}

interface Jars {
  readonly kafka: string;
  readonly neo4j: string;
}

function findKit(): Kit | { unavailable: string } {
  const jdks = findJdks();
  const forKafka = oldestJdk(jdks, 17);
  const mvn = findOnPath('mvn');
  if (!forKafka) return { unavailable: 'no JDK 17 or newer found; install one or set JAVA_HOME' };
  if (!mvn) return { unavailable: 'mvn is not on the path; install Maven' };
  return { mvn, forKafka, forNeo4j: oldestJdk(jdks, 21) ?? forKafka };
}

/** One after the other, because Maven's own repository does not like company. */
async function downloadAll({ mvn, forNeo4j }: Kit, log: Log): Promise<Jars> {
  const cache = { root: cacheFolder(), download: mavenDownload(mvn), log };
  const kafka = await cachedJars(KAFKA, cache);
  const neo4j = await cachedJars(forNeo4j.version >= 21 ? NEO4J : NEO4J_FOR_JAVA_17, cache);
  return { kafka, neo4j };
}

async function startBoth(
  kit: Kit,
  jars: Jars,
): Promise<{ kafka: RunningKafka; neo4j: RunningNeo4j }> {
  const starting = [
    twice(() => startKafka(kit.forKafka, jars.kafka)),
    twice(() => startNeo4j(kit.forNeo4j, jars.neo4j)),
  ] as const;
  try {
    const [kafka, neo4j] = await Promise.all(starting);
    return { kafka, neo4j };
  } catch (failure) {
    const settled = await Promise.allSettled(starting);
    await stopAll(settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])));
    throw failure;
  }
}

/** Again with other ports when somebody took one in the meantime. */
async function twice<T>(start: () => Promise<T>): Promise<T> {
  return start().catch((failure: unknown) => {
    if (!isPortTaken(failure)) throw failure;
    return start();
  });
}

async function stopAll(servers: readonly RunningProgram[]): Promise<void> {
  await Promise.all(servers.map((server) => server.stop()));
}
