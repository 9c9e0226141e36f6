import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { freePorts } from '../stack/ports';
import { eventually } from '../eventually';

const root = join(__dirname, '../../../..');

/** A service as users run it: the built program in a process of its own. */
export interface ServiceProcess {
  /** http://127.0.0.1:<port> */
  url: string;
  pid: number;
  /** SIGTERM, and waits for the end; answers the exit code. */
  stop(): Promise<number | null>;
  /** kill -9. */
  kill(): Promise<void>;
  /** What it printed so far, for a failing test to show. */
  output(): string;
}

/** As `npm start` and the image do. */
const NODE_FLAGS = ['--max-semi-space-size=64'];

/**
 * Starts `dist/apps/<app>/main.js` (built by `npm run build`, which `npm test` does first) on a free
 * port and waits until it is ready.
 *
 * @throws Error with its output where it does not become ready in a minute
 */
export async function startProcess(
  app: string,
  env: Readonly<Record<string, string>>,
): Promise<ServiceProcess> {
  const [port] = await freePorts(1);
  const child = spawn(process.execPath, [...NODE_FLAGS, join(root, `dist/apps/${app}/main.js`)], {
    env: { ...withoutStack(), HOST: '127.0.0.1', PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  const service = handleOf(child, `http://127.0.0.1:${String(port)}`, () => printed.join(''));
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', (code) => reject(new Error(`ended with code ${String(code)}`)));
  });
  await Promise.race([eventually(() => isReady(service.url), 60_000), ended]).catch(
    (cause: unknown) => {
      child.kill('SIGKILL');
      throw new Error(`${app} did not become ready:\n${service.output()}`, { cause });
    },
  );
  ended.catch(() => undefined);
  return service;
}

const STACK = new Set(['KAFKA_BROKERS', 'NEO4J_URI', 'NEO4J_USER', 'NEO4J_PASSWORD']);

/** The environment for a process of a test, which names the servers itself. */
export const withoutStack = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !STACK.has(name)));

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`).then(
    (response) => response.ok,
    () => false,
  );

function handleOf(child: ChildProcess, url: string, output: () => string): ServiceProcess {
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    url,
    pid: child.pid ?? 0,
    output,
    async stop() {
      child.kill('SIGTERM');
      return ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
