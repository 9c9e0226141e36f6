import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Readable } from 'node:stream';
import { type ReceivedMessage } from '@pedigree/messaging';
import { eventually } from '@pedigree/testing';
import { embeddedBus } from './embedded-bus';

const ROOT = join(__dirname, '../../..');
const ROUNDS = 4;

const children: ChildProcessByStdio<null, Readable, null>[] = [];
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));

function busyProcess(directory: string, round: number) {
  const script = join(__dirname, 'fixtures/busy-process.ts');
  const args = ['-r', join(ROOT, 'tools/register.cjs'), script, directory, String(round)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return child;
}

/** Runs the busy process until it has said so many lines, kills it, and answers what it said. */
async function killedAfter(lines: number, directory: string, round: number): Promise<string[]> {
  const child = busyProcess(directory, round);
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (said.length === lines) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return said;
}

async function everything(directory: string): Promise<readonly ReceivedMessage[]> {
  const bus = embeddedBus({ directory });
  const ends = await bus.topics.ends('log');
  const total = ends.reduce((sum, { next }) => sum + next, 0);
  const read: ReceivedMessage[] = [];
  await bus.subscriber.subscribe({ topics: ['log'], group: 'auditor' }, async ({ messages }) => {
    read.push(...messages);
    return messages.map(() => ({ kind: 'ack' as const }));
  });
  await eventually(() => read.length === total);
  await bus.close();
  return read;
}

async function committed(directory: string) {
  const bus = embeddedBus({ directory });
  const positions = await bus.topics.committed('readers', 'log');
  await bus.close();
  return positions;
}

const facts = (said: readonly string[], kind: string): readonly string[] =>
  said.filter((line) => line.startsWith(kind)).map((line) => line.slice(kind.length + 1));

it('keeps what it acknowledged, in order, and commits nothing unhandled, when it is killed', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'pedigree-crash-'));
  const said: string[] = [];
  for (let round = 0; round < ROUNDS; round++)
    said.push(...(await killedAfter(50 + Math.floor(Math.random() * 1_500), directory, round)));

  const kept = await everything(directory);
  const values = kept.map(({ value }) => Buffer.from(value).toString());
  const held = facts(said, 'held');
  expect(held.length).toBeGreaterThan(50);
  expect(held.filter((value) => !new Set(values).has(value))).toEqual([]);
  for (const stream of ['a', 'b', 'c', 'd']) {
    const order = values.filter((v) => v.startsWith(stream)).map((v) => Number(v.slice(2)));
    expect(order).toEqual([...new Set(order)].toSorted((x, y) => x - y));
  }

  const handled = new Set(facts(said, 'handled'));
  for (const { partition, next } of await committed(directory))
    for (let offset = 0; offset < next; offset++)
      expect(handled).toContain(`${partition} ${offset}`);
}, 120_000);

it('refuses a folder another process has, until that one is dead', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'pedigree-lock-'));
  const child = busyProcess(directory, 0);
  await once(child.stdout, 'data');
  const open = () => embeddedBus({ directory });
  expect(open).toThrow(
    `The data folder ${directory} is in use by another process. Stop it, or set PEDIGREE_DATA_DIR to another folder.`,
  );
  expect(open).toThrow(expect.objectContaining({ code: 'rejected', retriable: false }));
  child.kill('SIGKILL');
  await once(child, 'exit');
  await open().close();
}, 60_000);
