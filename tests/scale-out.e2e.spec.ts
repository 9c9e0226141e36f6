import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  describeWithStack,
  eventually,
  type ServiceProcess,
  stackVariables,
  startProcess,
} from '@pedigree/testing';
import { Kafka, logLevel, type Producer } from 'kafkajs';
import neo4j, { type Driver } from 'neo4j-driver';

const MODELS = 4_000;
const AT_ONCE = 400;
const BASES = 5;

/* Writers on one Kafka and one Neo4j that come, go, and are killed while events pour in. */
describeWithStack('lineage-writer, several at a time', (stack) => {
  const directory = mkdtempSync(join(tmpdir(), 'pedigree-scale-'));
  const env = {
    ...stackVariables(stack),
    PEDIGREE_DATA_DIR: directory,
    PEDIGREE_LOG_LEVEL: 'warn',
  };
  const name = `scale-${randomUUID()}`;
  const id = (what: string | number): string => `pkg:generic/${name}/${what}@1`;
  const kafka = new Kafka({ brokers: stack.kafkaBrokers.split(','), logLevel: logLevel.NOTHING });
  const producer: Producer = kafka.producer();
  const writers: ServiceProcess[] = [];
  let driver: Driver;

  const start = async (): Promise<void> => {
    writers.push(await startProcess('lineage-writer', env));
  };

  beforeAll(async () => {
    const auth = neo4j.auth.basic(stack.neo4jUser, stack.neo4jPassword);
    driver = neo4j.driver(stack.neo4jUri, auth, { disableLosslessIntegers: true });
    await Promise.all([start(), producer.connect()]);
  }, 120_000);
  afterAll(async () => {
    await Promise.allSettled([producer.disconnect(), driver.close()]);
    await Promise.allSettled(writers.map((writer) => writer.stop()));
    rmSync(directory, { recursive: true, force: true });
  }, 60_000);

  /** All start from a few bases, which every writer wants to write to at once. */
  const fineTune = (index: number): object => ({
    ...{ specversion: '1.0', id: `${name}-${index}`, source: '/tests/scale-out' },
    type: 'ai.pedigree.finetune.completed.v1',
    time: new Date().toISOString(),
    data: {
      run: { id: `${name}-${index}` },
      output: id(index),
      base: { model: id(`base-${index % BASES}`), method: 'finetune' },
      corpora: [{ dataset: id(`corpus-${index}`), stage: 'sft' }],
    },
  });

  const send = (from: number, count: number) =>
    producer.send({
      topic: 'lineage.events',
      messages: Array.from({ length: count }, (_, place) => ({
        key: id(from + place),
        value: JSON.stringify(fineTune(from + place)),
        headers: { 'content-type': 'application/cloudevents+json' },
      })),
    });

  const recorded = async (): Promise<number> => {
    const { records } = await driver.executeQuery(
      `MATCH (v:Event) WHERE v.key STARTS WITH $prefix RETURN count(v) AS events`,
      { prefix: `/tests/scale-out ${name}-` },
    );
    return Number(records[0]?.get('events'));
  };

  it('records each event once, whoever comes, goes or is killed meanwhile', async () => {
    const changes = [start, start, () => writers[0]?.kill(), start, () => writers[1]?.stop()];
    for (let from = 0; from < MODELS; from += AT_ONCE) {
      await send(from, AT_ONCE);
      // Every batch is sent twice in part, as producers do that did not hear the answer.
      await send(from, AT_ONCE / 4);
      if ((from / AT_ONCE) % 2 === 0) await changes[from / AT_ONCE / 2]?.();
    }
    await eventually(async () => (await recorded()) === MODELS, 120_000);
    const { records } = await driver.executeQuery(
      `MATCH (b:Artifact)<-[r:INITIALIZED_FROM]-(m:Model) WHERE b.id IN $bases
       RETURN b.id AS base, count(r) AS edges, count(DISTINCT m) AS models ORDER BY base`,
      { bases: Array.from({ length: BASES }, (_, base) => id(`base-${base}`)) },
    );
    expect(records.map((row) => row.toObject())).toEqual(
      Array.from({ length: BASES }, (_, base) => ({
        base: id(`base-${base}`),
        edges: MODELS / BASES,
        models: MODELS / BASES,
      })),
    );
  }, 300_000);
});
