import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pomOf } from './artifacts';
import { type Download } from './jar-cache';
import { messageOf } from './log';

const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
const LIMIT_MS = 10 * 60_000;

/**
 * Use as the download of the jar cache: lets Maven, with its own settings, mirrors and checksums,
 * copy the jars of an artifact and all it depends on.
 *
 * @param mvn the path of the `mvn` program
 */
export function mavenDownload(mvn: string): Download {
  return async (artifact, folder) => {
    await writeFile(join(folder, 'pom.xml'), pomOf(artifact));
    const args = ['-B', '-q', '--strict-checksums', COPY, `-DoutputDirectory=${folder}`];
    try {
      await run(mvn, args, folder);
    } catch (failure) {
      throw new Error(
        `Maven could not download ${artifact.name}: ${firstError(failure)} ` +
          'Check that this machine reaches Maven Central or the mirror in ~/.m2/settings.xml.',
      );
    }
  };
}

async function run(command: string, args: string[], cwd: string): Promise<void> {
  const running = promisify(execFile)(command, args, { cwd, timeout: LIMIT_MS });
  const kill = () => running.child.kill();
  process.once('exit', kill);
  await running.finally(() => process.off('exit', kill));
}

/** Maven reports the cause first, on standard output, then a screen of advice. */
function firstError(failure: unknown): string {
  const { stdout = '' } = failure as { stdout?: string };
  const line = stdout.split('\n').find((text) => text.includes('ERROR'));
  return line?.replace(/^.*ERROR\S*\s*/, '') ?? messageOf(failure);
}
