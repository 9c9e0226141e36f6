import { type Graph } from '@pedigree/graph';
import { type EdgeFact, type Recording } from '@pedigree/lineage';
import { describeWithStack } from '@pedigree/testing';
import neo4j, { type Driver, type Plan, type ProfiledPlan } from 'neo4j-driver';
import { neo4jGraph } from './neo4j-graph';
import * as read from './read-statements';
import * as runs from './run-statements';
import * as write from './write-statements';
import { put } from './writer';

const AT = '2026-01-01T00:00:00.000Z';
const run = `urn:h${process.pid}-${Date.now().toString(36)}:`;
const CROWD = 3_000;

const edge = (from: string, to: string): EdgeFact => {
  return { fact: 'edge', type: 'INITIALIZED_FROM', from: run + from, to: run + to, properties: {} };
};

let offset = 0;

/** One event that makes `from` of all of `to`, and gives its digest. */
function making(from: string, ...to: string[]): Recording {
  const artifact = run + from;
  const stamp = { eventId: `${artifact} ${offset++}`, occurredAt: AT, recordedAt: AT };
  return {
    stamp: { ...stamp, topic: `${run}t`, partition: 0, offset },
    type: 'test',
    document: '{}',
    artifacts: [from, ...to].map((id) => ({ id: run + id, kind: 'model' })),
    facts: [
      { fact: 'run', id: artifact, state: 'COMPLETE' },
      { fact: 'description', artifact, digest: `sha256:${artifact}`, described: true },
      ...to.map((id) => edge(from, id)),
    ],
  };
}

const count = (n: number): number[] => Array.from({ length: n }, (_, index) => index);

const chain = (name: string, length: number): Recording[] =>
  count(length).map((n) => making(`${name}${n}`, `${name}${n + 1}`));

const ladder = (name: string, rungs: number, width: number): Recording[] =>
  count(rungs * width).map((n) => {
    const rung = Math.floor(n / width);
    return making(
      `${name}${rung}-${n % width}`,
      ...count(width).map((side) => `${name}${rung + 1}-${side}`),
    );
  });

/** Fine-tunes of one base. */
const crowd = (name: string, base: string, size: number): Recording[] =>
  count(size).map((n) => making(`${name}${n}`, base));

const hitsOf = (plan: ProfiledPlan | false): number =>
  plan === false ? 0 : plan.dbHits + plan.children.reduce((sum, child) => sum + hitsOf(child), 0);

const operatorsOf = (plan: Plan | false): string[] =>
  plan === false ? [] : [plan.operatorType, ...plan.children.flatMap(operatorsOf)];

/** Statements among what a module exports: texts, and texts by name. */
const textsIn = (exported: unknown): string[] =>
  typeof exported === 'string'
    ? [exported]
    : typeof exported === 'object' && exported !== null
      ? Object.values(exported).flatMap(textsIn)
      : [];

/** Counts what the database touches, so that machine and load do not matter. */
describeWithStack('Plans', ({ neo4jUri: uri, neo4jUser: user, neo4jPassword: password }) => {
  let driver: Driver;
  let graph: Graph;
  beforeAll(async () => {
    driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { disableLosslessIntegers: true });
    graph = await neo4jGraph({ uri, user, password });
  });
  afterAll(() => Promise.all([driver.close(), graph.close()]));

  const record = async (recordings: readonly Recording[]): Promise<void> => {
    for (let from = 0; from < recordings.length; from += 500)
      await graph.writer.record(recordings.slice(from, from + 500), []);
  };

  async function reading(text: string, given: object): Promise<number> {
    const { summary } = await driver.executeQuery(`PROFILE ${text}`, { given });
    return hitsOf(summary.profile);
  }

  const reaching = (id: string, direction: 'upstream' | 'downstream' = 'upstream') =>
    reading(read.reach(direction, undefined), { roots: [run + id], most: neo4j.int(100_000) });

  /** Of all statements of one `record`, which is undone. */
  async function writing(recordings: readonly Recording[]): Promise<number> {
    const session = driver.session();
    const transaction = await session.beginTransaction();
    let hits = 0;
    await put(
      async (text, given) => {
        const { records, summary } = await transaction.run(`PROFILE ${text}`, { given });
        hits += hitsOf(summary.profile);
        return records.map((row) => row.toObject());
      },
      recordings,
      [{ topic: `${run}t`, partition: 0, next: 1 }],
    );
    await transaction.rollback();
    await session.close();
    return hits;
  }

  // Few positions, all of which are read; a page of artifacts follows the order of an index.
  const texts = [read, write, runs]
    .flatMap((statements) => Object.values<unknown>(statements))
    .flatMap(textsIn)
    .filter((text) => text !== read.SELECT_POSITIONS);
  const reaches = (['upstream', 'downstream'] as const).flatMap((direction) => [
    read.reach(direction, undefined),
    read.reach(direction, 0),
    read.reach(direction, 3),
    read.reach(direction, undefined, true),
  ]);

  test.each([...texts, ...reaches])('nothing is read through in %#', async (text) => {
    const { summary } = await driver.executeQuery(`EXPLAIN ${text}`, { given: {} });
    expect(operatorsOf(summary.plan).filter((name) => /Scan/.test(name))).toEqual([]);
  });

  test('an ancestry costs the same for each edge, however long or wide it is', async () => {
    await record([...chain('c', 800), ...ladder('l', 40, 2), ...ladder('w', 100, 3)]);
    const line = (await reaching('c600')) / 200;
    expect((await reaching('c0')) / 800).toBeLessThan(1.02 * line);
    expect((await reaching('l0-0')) / 160).toBeLessThan(line);
    expect((await reaching('w0-0')) / 900).toBeLessThan(line);
    expect((await reaching('c800', 'downstream')) / 800).toBeLessThan(1.2 * line);
  });

  test('what else there is makes nothing dearer: not for ancestors, and not for what a gate asks', async () => {
    const known = chain('a', 50);
    await record([...known, ...crowd('before', 'a50', 60)]);
    const keys = [`${run}none`, ...known.map(({ stamp }) => stamp.eventId)];
    const most = neo4j.int(9);
    const start = { recordedAt: '', eventId: '', index: neo4j.int(0) };
    // Plans are made from what there is: those of an almost empty graph are not what is compared.
    const replanned = async (): Promise<number> => {
      await driver.executeQuery('CALL db.clearQueryCaches()');
      return 0;
    };
    const asking = async (): Promise<number[]> => [
      await replanned(),
      await reaching('a0'),
      await reading(read.SELECT_NAMESAKES, {
        ids: [`${run}a2`, `${run}nobody`],
        bases: [`${run}a3`],
        digests: [`sha256:${run}a4`],
        most,
      }),
      await reading(read.SELECT_CLAIMED, { most: neo4j.int(100_000) }),
      await reading(read.SELECT_RECORDED, { keys }),
      await reading(read.SELECT_PROMOTION, { id: run }),
      await reading(read.SELECT_TRAIL, { id: run, ...start, most }),
      await reading(read.SELECT_HISTORY.run, { ids: [`${run}a1`] }),
      await reading(read.SELECT_DEPLOYMENTS, { models: [`${run}a1`] }),
      await reading(read.reach('upstream', 0), { roots: [`${run}a9`], most }),
    ];
    const before = await asking();
    await record([...crowd('elsewhere', 'nothing', CROWD), ...crowd('after', 'a50', CROWD)]);
    expect(await asking()).toEqual(before);
  });

  test('an event costs the same to record, however many there are, in a batch or in the graph', async () => {
    await record(crowd('some', 'base', 60));
    const batch = (size: number) => crowd(`new${size}-`, 'base', size);
    const [few, many] = [await writing(batch(100)), await writing(batch(400))];
    expect(many / 400).toBeLessThan(1.05 * (few / 100));
    await record(crowd('more', 'base', CROWD));
    expect(await writing(batch(100))).toBeLessThan(1.02 * few);
  });
});
