import { Controller, type INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { GraphError, type Graph } from '@pedigree/graph';
import { type MessageBus, type Outcome } from '@pedigree/messaging';
import request from 'supertest';
import { OnBatch } from '../batch/on-batch';
import { BatchTransport } from '../batch/batch-transport';
import { type Config } from '../config/config';
import { Lifecycle } from '../lifecycle';
import { PlatformModule } from '../platform.module';
import { HealthModule } from './health.module';

@Controller()
class Reader {
  @OnBatch({ topics: ['orders'], group: 'readers' })
  read(): Promise<Outcome[]> {
    return Promise.resolve([]);
  }
}

describe('health', () => {
  let app: INestApplication;
  const ping = jest.fn<Promise<void>, []>();
  const position = (next: number) => async () => [{ topic: 'orders', partition: 0, next }];
  const bus = {
    ping: async () => undefined,
    subscriber: { subscribe: async () => ({ close: async () => undefined }) },
    topics: { ends: position(9), committed: position(4) },
  } as unknown as MessageBus;
  const graph = { ping } as unknown as Graph;

  beforeEach(async () => {
    ping.mockReset().mockResolvedValue(undefined);
    const platform = PlatformModule.register({ bus, graph, config: {} as Config });
    const imports = [platform, HealthModule];
    const module = await Test.createTestingModule({ imports, controllers: [Reader] }).compile();
    app = module.createNestApplication({ logger: false });
    app.connectMicroservice({ strategy: app.get(BatchTransport) });
    await app.init();
  });

  afterEach(() => app.close());

  const get = (path: string) => request(app.getHttpServer()).get(path);

  it('is alive before it is ready, and ready once every subscription has its partitions', async () => {
    expect((await get('/healthz')).status).toBe(200);
    const before = await get('/readyz');
    expect(before.status).toBe(503);
    expect(before.body.error).toHaveProperty('subscriptions');
    await app.startAllMicroservices();
    expect((await get('/readyz')).status).toBe(200);
  });

  it('says which part is down, and recovers with it', async () => {
    await app.startAllMicroservices();
    ping.mockRejectedValueOnce(new GraphError('unavailable', 'Neo4j does not answer.'));
    const { status, body } = await get('/readyz');
    expect(status).toBe(503);
    expect(body.error).toEqual({ graph: { status: 'down', message: 'Neo4j does not answer.' } });
    expect((await get('/readyz')).status).toBe(200);
  });

  it('does not wait for a part that hangs', async () => {
    await app.startAllMicroservices();
    ping.mockReturnValue(new Promise(() => undefined));
    expect((await get('/readyz')).body.error.graph.message).toContain('No answer within');
  });

  it('takes no more work once it is stopping', async () => {
    await app.startAllMicroservices();
    app.get(Lifecycle).stop();
    expect((await get('/readyz')).body.error).toHaveProperty('lifecycle');
    expect((await get('/healthz')).status).toBe(200);
  });

  it('tells Prometheus how far each group is behind', async () => {
    const { text } = await get('/metrics');
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).toContain(
      'pedigree_consumer_lag_messages{group="readers",topic="orders",partition="0"} 5',
    );
  });
});
