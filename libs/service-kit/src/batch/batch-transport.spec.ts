import { Controller, type INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  type Batch,
  type BatchHandler,
  MessagingError,
  type Outcome,
  type Subscription,
} from '@pedigree/messaging';
import { Metrics } from '../metrics/metrics';
import { MESSAGE_BUS } from '../tokens';
import { BatchTransport } from './batch-transport';
import { OnBatch } from './on-batch';

const batch: Batch = { topic: 'orders', partition: 2, messages: [], next: 0, attempt: 0 };

class Boom extends Error {
  readonly retriable = true;
}

/** Hands out what was subscribed, and what was closed. */
class FakeSubscriber {
  readonly subscribed: { subscription: Subscription; handler: BatchHandler }[] = [];
  readonly failures: Error[] = [];
  closed = 0;

  async subscribe(subscription: Subscription, handler: BatchHandler) {
    const failure = this.failures.shift();
    if (failure) throw failure;
    this.subscribed.push({ subscription, handler });
    return {
      close: async () => {
        this.closed++;
      },
    };
  }
}

@Controller()
class Orders {
  handed: unknown[] = [];
  answer: () => Promise<Outcome[]> = async () => [];

  @OnBatch({ topics: ['orders', 'returns'], group: 'accounts', maxBatch: 7, transactional: true })
  handle(given: Batch, signal: AbortSignal): Promise<Outcome[]> {
    this.handed = [given, signal];
    return this.answer();
  }
}

@Controller()
class Rival {
  @OnBatch({ topics: ['orders', 'returns'], group: 'accounts' })
  handle(): Promise<Outcome[]> {
    return Promise.resolve([]);
  }
}

describe('BatchTransport', () => {
  const subscriber = new FakeSubscriber();
  const { signal } = new AbortController();
  let app: INestApplication;

  const boot = async (...controllers: (new () => unknown)[]) => {
    Object.assign(subscriber, { subscribed: [], failures: [], closed: 0 });
    const providers = [BatchTransport, Metrics, { provide: MESSAGE_BUS, useValue: { subscriber } }];
    const module = await Test.createTestingModule({ controllers, providers }).compile();
    app = module.createNestApplication({ logger: false });
    app.connectMicroservice({ strategy: app.get(BatchTransport) });
    await app.init();
    return app.get(BatchTransport);
  };

  const handler = (): BatchHandler => {
    const [first] = subscriber.subscribed;
    if (first === undefined) throw new Error('nothing is subscribed');
    return first.handler;
  };

  afterEach(() => app.close());

  it('subscribes the handlers that Nest has found, and is ready then', async () => {
    const transport = await boot(Orders);
    expect(transport.ready).toBe(false);
    await app.startAllMicroservices();
    expect(transport.ready).toBe(true);
    expect(subscriber.subscribed.map(({ subscription }) => subscription)).toEqual([
      { topics: ['orders', 'returns'], group: 'accounts', maxBatch: 7, transactional: true },
    ]);
  });

  it('hands the batch and the signal in and the outcomes out, as they are', async () => {
    await boot(Orders);
    await app.startAllMicroservices();
    const outcomes: Outcome[] = [{ kind: 'ack' }, { kind: 'park', code: 'c', reason: 'r' }];
    app.get(Orders).answer = async () => outcomes;
    await expect(handler()(batch, signal)).resolves.toBe(outcomes);
    expect(app.get(Orders).handed[0]).toBe(batch);
    expect(app.get(Orders).handed[1]).toBe(signal);
  });

  it.each([
    ['retriable', new Boom('no broker')],
    ['not retriable', new TypeError('a fault in the handler')],
  ])('lets the very error reach the bus where it is %s', async (_, error) => {
    await boot(Orders);
    await app.startAllMicroservices();
    app.get(Orders).answer = () => Promise.reject(error);
    await expect(handler()(batch, signal)).rejects.toBe(error);
  });

  it('waits for a broker that comes later', async () => {
    const transport = await boot(Orders);
    subscriber.failures.push(new MessagingError('unavailable', 'not yet'));
    await app.startAllMicroservices();
    expect(transport.ready).toBe(true);
  });

  it('fails to start where the subscription can never work', async () => {
    await boot(Orders);
    subscriber.failures.push(new MessagingError('unknown-topic', 'no such topic'));
    await expect(app.startAllMicroservices()).rejects.toThrow('no such topic');
  });

  it('refuses two handlers that would share one group', async () => {
    await boot(Orders, Rival);
    await expect(app.startAllMicroservices()).rejects.toThrow('Two handlers');
  });

  it('closes its subscriptions with the application', async () => {
    await boot(Orders);
    await app.startAllMicroservices();
    await app.close();
    expect(subscriber.closed).toBe(1);
  });
});
