import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findJdks, oldestJdk } from './jdk';

describe('findJdks', () => {
  let root: string;

  const install = async (name: string, release: string, program = 'javac') => {
    await mkdir(join(root, name, 'bin'), { recursive: true });
    await writeFile(join(root, name, 'bin', program), '');
    await writeFile(join(root, name, 'release'), release);
    return join(root, name);
  };
  const ours = (env: Record<string, string>) =>
    findJdks(env).filter((jdk) => jdk.java.startsWith(root));

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'jdk-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  it('reads JAVA_HOME and JAVA_HOME_*, each JDK once, the oldest first', async () => {
    const newer = await install('newer', 'IMPLEMENTOR="X"\nJAVA_VERSION="25.0.3"\n');
    const older = await install('older', 'JAVA_VERSION="21"\n');
    const found = ours({ JAVA_HOME: newer, JAVA_HOME_25_X64: newer, JAVA_HOME_21_X64: older });
    expect(found.map((jdk) => jdk.version)).toEqual([21, 25]);
  });

  it('passes over a runtime without a compiler and folders that are no JDK', async () => {
    const runtime = await install('runtime', 'JAVA_VERSION="21"\n', 'java');
    expect(ours({ JAVA_HOME: runtime, JAVA_HOME_17: join(root, 'missing') })).toEqual([]);
  });
});

describe('oldestJdk', () => {
  const jdks = [17, 21, 25].map((version) => ({ java: `java${version}`, version }));

  it('is the oldest that will do', () => {
    expect(oldestJdk(jdks, 18)?.version).toBe(21);
    expect(oldestJdk(jdks, 26)).toBeUndefined();
  });
});
