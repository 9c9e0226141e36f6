import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freshFolder, type RunningProgram, startProgram } from './children';
import { type Jdk } from './jdk';
import { freePorts } from './ports';

const READY_LIMIT_MS = 180_000;

/** A Neo4j that is running, and how to log in. */
export interface RunningNeo4j extends RunningProgram {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

/** Use for the password of a server that lives as long as a test run: 24 random characters. */
export function randomPassword(): string {
  return randomBytes(12).toString('hex');
}

/**
 * Use to run a real Neo4j from its jars, empty, until it is stopped or this process ends.
 *
 * @param jars the folder that holds the jars
 * @throws Error with the server's last lines of output when it does not start
 */
export async function startNeo4j(jdk: Jdk, jars: string): Promise<RunningNeo4j> {
  const [port = 0] = await freePorts(1);
  const password = randomPassword();
  const folder = await freshFolder('neo4j');
  await writeFile(join(folder, 'neo4j.conf'), settings(port).join('\n'));
  const server = await startProgram({
    name: 'Neo4j',
    command: jdk.java,
    args: javaArgs(jdk, jars, folder),
    env: { PEDIGREE_NEO4J_PASSWORD: password },
    readyLine: 'READY',
    readyLimitMs: READY_LIMIT_MS,
    folder,
  });
  return { ...server, uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password };
}

function settings(port: number): string[] {
  return [
    'server.bolt.enabled=true',
    `server.bolt.listen_address=127.0.0.1:${port}`,
    `server.bolt.advertised_address=127.0.0.1:${port}`,
    `server.memory.pagecache.size=${process.env['PEDIGREE_STACK_PAGECACHE'] ?? '256m'}`,
    'dbms.security.auth_enabled=true',
    'dbms.usage_report.enabled=false',
    'db.tx_log.preallocate=false', // else half a gigabyte of empty files
  ];
}

function javaArgs(jdk: Jdk, jars: string, folder: string): string[] {
  return [
    '-Xmx1g',
    '--add-opens=java.base/java.nio=ALL-UNNAMED',
    ...(jdk.version >= 21 ? ['--enable-native-access=ALL-UNNAMED'] : []),
    ...(jdk.version >= 23 ? ['--sun-misc-unsafe-memory-access=allow'] : []),
    '-cp',
    join(jars, '*'),
    join(__dirname, 'Neo4jLauncher.java'),
    folder,
  ];
}
