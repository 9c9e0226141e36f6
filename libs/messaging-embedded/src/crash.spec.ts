import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Readable } from 'node:stream';
import { type BatchHandler, type ReceivedMessage } from '@pedigree/messaging';
import { eventually, readAll } from '@pedigree/testing';
import { embeddedBus } from './embedded-bus';

const ROOT = join(__dirname, '../../..');
const ROUNDS = 4;
const ONCE_ROUNDS = 8;

const children: ChildProcessByStdio<null, Readable, null>[] = [];
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));

function started(fixture: string, directory: string, round: number) {
  const script = join(__dirname, `fixtures/${fixture}.ts`);
  const args = ['-r', join(ROOT, 'tools/register.cjs'), script, directory, String(round)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return child;
}

/** Runs a process until it has said so many lines, kills it, and answers what it said. */
async function killedAfter(
  lines: number,
  fixture: string,
  directory: string,
  round: number,
): Promise<string[]> {
  const child = started(fixture, directory, round);
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
  const read = await readAll(bus, 'log');
  await bus.close();
  return read;
}

async function committed(directory: string) {
  const bus = embeddedBus({ directory });
  const positions = await bus.topics.committed('readers', 'log');
  await bus.close();
  return positions;
}

const someLines = () => 50 + Math.floor(Math.random() * 1_500);

const facts = (said: readonly string[], kind: string): readonly string[] =>
  said.filter((line) => line.startsWith(kind)).map((line) => line.slice(kind.length + 1));

it('keeps what it acknowledged, in order, and commits nothing unhandled, when it is killed', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'pedigree-crash-'));
  const said: string[] = [];
  for (let round = 0; round < ROUNDS; round++)
    said.push(...(await killedAfter(someLines(), 'busy-process', directory, round)));

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

it('decides every request once, or parks it, however often it is killed', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'pedigree-once-'));
  for (let round = 0; round < ONCE_ROUNDS; round++)
    await killedAfter(someLines(), 'deciding-process', directory, round);

  const bus = embeddedBus({ directory, deadLetterTopic: 'letters' });
  const text = ({ value }: ReceivedMessage) => Buffer.from(value).toString();
  const settled = async () =>
    [...(await readAll(bus, 'decisions')), ...(await readAll(bus, 'letters'))].map(text);
  const positions = await bus.topics.committed('deciders', 'requests');
  const requests = await readAll(bus, 'requests');
  const below = requests.filter(({ partition, offset }) => offset < positions[partition]!.next);
  expect((await settled()).toSorted()).toEqual(below.map(text).toSorted());

  const decide: BatchHandler = async ({ messages }) =>
    messages.map(({ value }) => {
      return { kind: 'ack', emit: [{ topic: 'decisions', message: { headers: [], value } }] };
    });
  const subscription = { topics: ['requests'], group: 'deciders', transactional: true };
  await bus.subscriber.subscribe(subscription, decide);
  const ends = await bus.topics.ends('requests');
  await eventually(async () =>
    expect(await bus.topics.committed('deciders', 'requests')).toEqual(ends),
  );
  expect((await settled()).toSorted()).toEqual(requests.map(text).toSorted());
  expect(requests.length).toBeGreaterThan(50);
  await bus.close();
}, 120_000);

it('refuses a folder another process has, until that one is dead', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'pedigree-lock-'));
  const child = started('busy-process', directory, 0);
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
