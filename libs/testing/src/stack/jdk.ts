import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { type Environment } from './environment';

/** A Java development kit found on this machine. */
export interface Jdk {
  /** The path of its `java` program. */
  readonly java: string;
  /** Its feature version: 17, 21, 25. */
  readonly version: number;
}

/**
 * Use to learn what could run a Java server: looks at `JAVA_HOME`, `JAVA_HOME_*`, the usual folders
 * for JDKs and the `java` on the path. Starts nothing. A runtime without compiler does not count.
 *
 * @returns each JDK once, the oldest first
 */
export function findJdks(env: Environment = process.env): Jdk[] {
  const homes = new Set([...named(env), ...installed(), ...onPath(env)].flatMap(realHome));
  const jdks = [...homes].flatMap(readJdk);
  return jdks.sort((a, b) => a.version - b.version);
}

/**
 * Use to pick a JDK: the oldest one that will do, which is nearest to what servers are tested with.
 *
 * @param version the least feature version that will do
 */
export function oldestJdk(jdks: readonly Jdk[], version: number): Jdk | undefined {
  return jdks.find((jdk) => jdk.version >= version);
}

/** Use to find a program such as `mvn` before starting it. */
export function findOnPath(program: string, env: Environment = process.env): string | undefined {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, program)).find((file) => existsSync(file));
}

function named(env: Environment): string[] {
  return Object.keys(env)
    .filter((name) => name === 'JAVA_HOME' || name.startsWith('JAVA_HOME_'))
    .flatMap((name) => env[name] ?? []);
}

function installed(): string[] {
  return [
    ...foldersIn('/usr/lib/jvm'),
    ...foldersIn('/Library/Java/JavaVirtualMachines').map((folder) =>
      join(folder, 'Contents/Home'),
    ),
    ...foldersIn(join(homedir(), '.sdkman/candidates/java')),
  ];
}

function foldersIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

function onPath(env: Environment): string[] {
  const java = findOnPath('java', env);
  return java ? [dirname(dirname(realpathSync(java)))] : [];
}

function realHome(home: string): string[] {
  return existsSync(join(home, 'bin/javac')) ? [realpathSync(home)] : [];
}

function readJdk(home: string): Jdk[] {
  const release = join(home, 'release');
  const text = existsSync(release) ? readFileSync(release, 'utf8') : '';
  const version = Number(/^JAVA_VERSION="(\d+)/m.exec(text)?.[1]);
  return version ? [{ java: join(home, 'bin/java'), version }] : [];
}
