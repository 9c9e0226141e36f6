import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freshFolder, type RunningProgram, startProgram } from './children';
import { type Jdk } from './jdk';
import { waitForCoordinators } from './kafka-probe';
import { kafkaSettings } from './kafka-settings';
import { freePorts } from './ports';

const READY_LIMIT_MS = 120_000;
const CLUSTER_ID = 'cGVkaWdyZWUtc3RhY2stMQ';

/** A Kafka broker that is running, at `host:port`. */
export interface RunningKafka extends RunningProgram {
  readonly brokers: string;
}

/**
 * Use to run a real Kafka from its jars, empty, until it is stopped or this process ends.
 *
 * @param jars the folder that holds the jars
 * @throws Error with the broker's last lines of output when it does not start
 */
export async function startKafka(jdk: Jdk, jars: string): Promise<RunningKafka> {
  const [port = 0, controllerPort = 0] = await freePorts(2);
  const address = { host: '127.0.0.1', port, controllerPort };
  const folder = await freshFolder('kafka');
  await writeSettings(folder, { ...kafkaSettings(address), 'log.dirs': join(folder, 'data') });
  const server = await startProgram({
    name: 'Kafka',
    command: jdk.java,
    args: javaArgs(jars, folder),
    readyLine: 'READY',
    readyLimitMs: READY_LIMIT_MS,
    folder,
  });
  await waitForCoordinators('127.0.0.1', port).catch((failure) => stopAndThrow(server, failure));
  return { ...server, brokers: `127.0.0.1:${port}` };
}

function javaArgs(jars: string, folder: string): string[] {
  return [
    '-Xmx512m',
    '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
    '-cp',
    join(jars, '*'),
    join(__dirname, 'KafkaLauncher.java'),
    folder,
    CLUSTER_ID,
  ];
}

function writeSettings(folder: string, settings: Record<string, string>): Promise<void> {
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  return writeFile(join(folder, 'server.properties'), lines.join('\n'));
}

async function stopAndThrow(server: RunningProgram, failure: unknown): Promise<never> {
  await server.stop();
  throw failure;
}
