import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TOPICS } from '@pedigree/events';
import { createLog, type RunningService, startService } from '@pedigree/service-kit';
import { IngestGatewayModule } from '@pedigree/services/ingest-gateway';
import { LineageWriterModule } from '@pedigree/services/lineage-writer';
import { PolicyModule } from '@pedigree/services/policy';
import { QueryApiModule } from '@pedigree/services/query-api';
import { eventually } from '@pedigree/testing';
import { connect, type Connections } from '@pedigree/wiring';
import request from 'supertest';

/* What is sent a second time, on the embedded default: over HTTP, past it, and after a restart. */

const MODULES = [IngestGatewayModule, LineageWriterModule, PolicyModule, QueryApiModule];
const TYPE = 'ai.pedigree.finetune.completed.v1';
const [V1, V2] = ['ab', 'cd'].map((byte) => `sha256:${byte.repeat(32)}`);

/** Run `n` of a pipeline that forgets to make its ids anew. */
const run = (id: string, n: number) => ({
  specversion: '1.0',
  ...{ id, source: '/pipeline', type: TYPE, datacontenttype: 'application/json' },
  data: {
    run: { id: `r-${String(n)}` },
    output: `urn:${id}-student-${String(n)}`,
    base: { model: `urn:${id}-base`, method: 'finetune' },
    corpora: [{ dataset: `urn:${id}-corpus-${String(n)}`, stage: 'sft' }],
  },
});

describe('replays', () => {
  let directory: string;
  let service: RunningService;
  let connections: Connections;
  const start = async () => {
    const config = {
      port: 0,
      host: '127.0.0.1',
      backends: { kind: 'embedded', dataDir: directory },
      partitions: 3,
      apiTokens: [],
      logLevel: 'silent',
      lagTimeoutMs: 5000,
      readTimeoutMs: 5000,
      ancestryLimit: 10_000,
      signing: { file: join(directory, 'signing-key.pem'), make: true },
    } as const;
    connections = await connect(config);
    const logger = createLog({ level: 'silent', terse: false });
    service = await startService({
      modules: MODULES,
      platform: { ...connections, config },
      logger,
    });
  };
  const restart = async () => {
    await service.close();
    await start();
  };
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'pedigree-replays-'));
    await start();
  });
  afterAll(async () => {
    await service.close();
    await rm(directory, { recursive: true, force: true });
  });

  const api = () => request(service.app.getHttpServer());
  const post = (...events: object[]) =>
    api()
      .post('/api/v1/events')
      .set('content-type', 'application/cloudevents-batch+json')
      .send(JSON.stringify(events));
  const artifact = (id: string) => api().get(`/api/v1/artifacts/${encodeURIComponent(id)}`);
  /** As a producer does that writes to the log itself. */
  const produce = (...events: object[]) =>
    connections.bus.publisher.publish(
      TOPICS.lineageEvents,
      events.map((event) => ({
        key: Buffer.from('k'),
        headers: [['content-type', Buffer.from('application/cloudevents+json')] as const],
        value: Buffer.from(JSON.stringify(event)),
      })),
    );

  it('are refused where they say something else, before and after a restart', async () => {
    await post(run('a', 1)).expect(202);
    const { body } = await post(run('a', 2)).expect(422);
    expect(body.errors).toMatchObject([{ pointer: '/0/id', remedy: expect.any(String) }]);
    await restart();
    await post(run('a', 2)).expect(422);
    await artifact('urn:a-student-1').expect(200);
    await artifact('urn:a-student-2').expect(404);
  });

  it('are accepted where they say the same, before and after a restart, and change nothing', async () => {
    await post(run('b', 1)).expect(202);
    const before = (await artifact('urn:b-student-1').expect(200)).body;
    await post({ ...run('b', 1), time: '2026-01-01T00:00:00Z' }).expect(202);
    await restart();
    await post(run('b', 1), run('b', 1)).expect(202);
    await post({ ...run('end', 1), id: 'b-end' }).expect(202);
    await artifact('urn:end-student-1').expect(200);
    expect((await artifact('urn:b-student-1').expect(200)).body).toEqual(before);
  });

  it('are parked where they come past HTTP, and hold nothing up', async () => {
    const letters: string[] = [];
    const listening = await connections.bus.subscriber.subscribe(
      { topics: [TOPICS.deadLetters], group: 'replays-spec' },
      async ({ messages }) => {
        for (const { headers } of messages)
          letters.push(
            headers.map(([name, value]) => `${name}=${String(Buffer.from(value))}`).join(),
          );
        return messages.map(() => ({ kind: 'ack' }));
      },
    );
    await produce(run('c', 1), run('c', 2), run('c', 1));
    await produce({ ...run('d', 1) });
    await artifact('urn:d-student-1').expect(200);
    await artifact('urn:c-student-2').expect(404);
    await eventually(() => letters.length > 0);
    expect(letters).toEqual([expect.stringContaining('id-reused')]);
    await listening.close();
    const ask = { model: 'urn:c-student-1', environment: 'production' };
    const { body } = await api().post('/api/v1/promotions?wait=10').send(ask).expect(200);
    expect(JSON.stringify(body)).not.toContain('dead letter');
  });

  it('of promotions answer the same question again, and no other, also after a restart', async () => {
    await post(run('e', 1)).expect(202);
    const ask = (digest?: string, environment = 'production') =>
      api()
        .post('/api/v1/promotions?wait=10')
        .send({
          promotion: { id: 'e-1' },
          model: digest === undefined ? 'urn:e-student-1' : { id: 'urn:e-student-1', digest },
          environment,
        });
    const first = (await ask(V1).expect(200)).body;
    for (const again of [false, true]) {
      if (again) await restart();
      expect((await ask(V1, ' PRODUCTION').expect(200)).body).toEqual(first);
      await ask(V2).expect(409);
      await ask(V1, 'staging').expect(409);
    }
  });
});
