import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Decision, type Position } from '@pedigree/events';
import { type Graph, GraphError, type LineageWriter } from '@pedigree/graph';
import {
  type Config,
  createLog,
  parseConfig,
  type RunningService,
  startService,
} from '@pedigree/service-kit';
import { IngestGatewayModule } from '@pedigree/services/ingest-gateway';
import { LineageWriterModule } from '@pedigree/services/lineage-writer';
import { PolicyModule } from '@pedigree/services/policy';
import { QueryApiModule } from '@pedigree/services/query-api';
import { connect, type Connections } from '@pedigree/wiring';

const MODULES = [IngestGatewayModule, LineageWriterModule, PolicyModule, QueryApiModule];
const logger = createLog({ level: 'silent', terse: false });

const BASE = 'pkg:generic/acme/base@1';
const CORPUS = 'urn:acme:corpus:1';
const STUDENT = 'pkg:generic/acme/student@1';

const event = (type: string, id: string, data: object) => ({
  specversion: '1.0',
  id,
  source: '/tests/gate',
  type: `ai.pedigree.${type}.v1`,
  data,
});

/** A student that learns from data which its own base made: the case the gate is for. */
const LINEAGE = [
  event('model.registered', 'e1', { model: { id: BASE }, initialization: 'random' }),
  event('generation.completed', 'e2', {
    run: { id: 'r1' },
    output: CORPUS,
    generators: [{ model: BASE, channel: 'completions' }],
  }),
  event('finetune.completed', 'e3', {
    run: { id: 'r2' },
    output: STUDENT,
    base: { model: BASE, method: 'finetune' },
    corpora: [{ dataset: CORPUS, stage: 'sft' }],
  }),
];

type Record = LineageWriter['record'];

/** The graph with another way to record, so that a test can slow the writer down or stop it. */
const recordingBy = (graph: Graph, record: (write: Record) => Record): Graph => ({
  writer: {
    record: record((recordings, positions) => graph.writer.record(recordings, positions)),
    reinterpret: (interpret) => graph.writer.reinterpret(interpret),
  },
  lineage: graph.lineage,
  closures: graph.closures,
  promotions: graph.promotions,
  history: graph.history,
  counts: graph.counts,
  ping: () => graph.ping(),
  close: () => graph.close(),
});

describe('the gate, from events to a decision', () => {
  let directory: string;
  let service: RunningService | undefined;

  const configFor = (overrides: { [name: string]: string } = {}): Config => {
    const parsed = parseConfig({ PORT: '0', PEDIGREE_DATA_DIR: directory, ...overrides });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    return parsed.config;
  };

  const start = async (
    record: (write: Record) => Record = (write) => write,
    overrides: { [name: string]: string } = {},
  ): Promise<Connections> => {
    const config = configFor(overrides);
    const { bus, graph } = await connect(config);
    const platform = { bus, graph: recordingBy(graph, record), config };
    service = await startService({ modules: MODULES, platform, logger });
    return { bus, graph };
  };

  const stop = async () => {
    await service?.close();
    service = undefined;
  };

  const post = async (path: string, type: string, body: unknown): Promise<Response> =>
    fetch(`${service?.url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: JSON.stringify(body),
    });

  const feed = async (events: unknown[]) => {
    const response = await post('/events', 'application/cloudevents-batch+json', events);
    expect(response.status).toBe(202);
  };

  const ask = async (id: string, wait = 15): Promise<Decision> => {
    const body = { promotion: { id }, model: STUDENT, environment: 'production' };
    const response = await post(`/promotions?wait=${wait}`, 'application/json', body);
    return (await response.json()) as Decision;
  };

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'pedigree-gate-'));
  });

  afterEach(async () => {
    await stop();
    await rm(directory, { recursive: true, force: true });
  });

  it('blocks a student of its own base and shows the path', async () => {
    await start();
    await feed(LINEAGE);
    const decision = await ask('p-1');
    expect(decision).toMatchObject({ verdict: 'blocked', indeterminate: false, model: STUDENT });
    const [reason] = decision.reasons;
    expect(reason?.paths[0]).toMatchObject({
      grade: 'same',
      generator: BASE,
      hops: [
        { edge: 'TRAINED_ON', from: STUDENT, to: CORPUS },
        { edge: 'GENERATED_BY', from: CORPUS, to: BASE },
      ],
    });
  });

  it('decides on everything that was acknowledged before, however slow the writer is', async () => {
    const slow =
      (write: Record): Record =>
      async (recordings, positions) => {
        if (recordings.length > 0) await new Promise((resolve) => setTimeout(resolve, 400));
        return write(recordings, positions);
      };
    const { graph } = await start(slow);
    await feed(LINEAGE);
    expect(await graph.lineage.positions()).toEqual([]);
    const decision = await ask('p-2');
    expect(decision.indeterminate).toBe(false);
    expect(decision.reasons[0]?.paths[0]?.generator).toBe(BASE);
  });

  it('blocks, undecided, while the graph stays behind longer than allowed', async () => {
    const gate: { open: () => void } = { open: () => undefined };
    const opened = new Promise<void>((resolve) => (gate.open = resolve));
    const stuck =
      (write: Record): Record =>
      async (recordings, positions) => {
        if (positions.some(({ topic }) => topic === 'lineage.events')) await opened;
        return write(recordings, positions);
      };
    await start(stuck, { PEDIGREE_LAG_TIMEOUT_MS: '300' });
    await feed(LINEAGE);
    const decision = await ask('p-3');
    gate.open();
    expect(decision).toMatchObject({ verdict: 'blocked', indeterminate: true });
    expect(decision.reasons.map(({ rule }) => rule)).toContain('indeterminate');
  });

  it('is not held back by a message that the graph can never record', async () => {
    const refusing =
      (write: Record): Record =>
      async (recordings, positions) => {
        if (recordings.some(({ stamp }) => stamp.eventId.endsWith('e2')))
          throw new GraphError('rejected', 'This one will never do.');
        return write(recordings, positions);
      };
    const { bus } = await start(refusing, { PEDIGREE_PARTITIONS: '1' });
    await feed(LINEAGE.slice(0, 2));
    const decision = await ask('p-4');
    expect(decision.indeterminate).toBe(true);
    expect(decision.reasons.flatMap(({ message }) => message).join()).not.toContain(
      'not in the graph',
    );
    expect(sum(await bus.topics.ends('lineage.dead-letters'))).toBe(1);
  });

  it('keeps garbage from Kafka out of the way', async () => {
    const { bus } = await start(undefined, { PEDIGREE_PARTITIONS: '1' });
    await bus.publisher.publish('lineage.events', [
      { headers: [], value: Buffer.from('not an event') },
    ]);
    await bus.publisher.publish('promotion.requests', [{ headers: [], value: Buffer.from('{}') }]);
    await feed(LINEAGE);
    expect(await ask('p-5')).toMatchObject({ verdict: 'blocked', indeterminate: false });
    expect(sum(await bus.topics.ends('lineage.dead-letters'))).toBe(2);
  });

  it('takes up after a restart what was left undone', async () => {
    const never = (): Record => async () => {
      throw new GraphError('unavailable', 'The store is away.');
    };
    await start(never, { PEDIGREE_LAG_TIMEOUT_MS: '60000' });
    await feed(LINEAGE);
    await ask('p-6', 0);
    await stop();
    await start();
    const decision = await ask('p-6');
    expect(decision).toMatchObject({
      promotion: { id: 'p-6' },
      verdict: 'blocked',
      indeterminate: false,
    });
  });
});

const sum = (positions: readonly Position[]): number =>
  positions.reduce((total, { next }) => total + next, 0);
