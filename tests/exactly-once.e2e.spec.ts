import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { type Decision } from '@pedigree/events';
import {
  describeWithStack,
  eventually,
  type ServiceProcess,
  stackVariables,
  startProcess,
} from '@pedigree/testing';
import { type Consumer, Kafka, logLevel, type Producer } from 'kafkajs';

const cloudEvent = (type: string, data: object): { id: string } => ({
  ...{ specversion: '1.0', source: '/tests/exactly-once', type: `ai.pedigree.${type}.v1` },
  id: randomUUID(),
  ...{ time: new Date().toISOString(), datacontenttype: 'application/json', data },
});

/* Two gates on one Kafka, killed in turns while they decide; every request is delivered twice. */
describeWithStack('exactly one decision on each request', (stack) => {
  const directory = mkdtempSync(join(tmpdir(), 'pedigree-once-'));
  const env = {
    ...stackVariables(stack),
    PEDIGREE_DATA_DIR: directory,
    PEDIGREE_LOG_LEVEL: 'warn',
  };
  const kafka = new Kafka({ brokers: stack.kafkaBrokers.split(','), logLevel: logLevel.NOTHING });
  const producer: Producer = kafka.producer();
  const consumer: Consumer = kafka.consumer({ groupId: `once-${randomUUID()}` });
  const decided: { promotion: string; key: string }[] = [];
  const gates: ServiceProcess[] = [];
  let writer: ServiceProcess;

  beforeAll(async () => {
    [writer, gates[0]!, gates[1]!] = await Promise.all([
      startProcess('lineage-writer', env),
      startProcess('policy', env),
      startProcess('policy', env),
    ]);
    await Promise.all([producer.connect(), consumer.connect()]);
    await consumer.subscribe({ topics: ['promotion.decisions'], fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ message }) => {
        const { promotion } = JSON.parse(message.value?.toString() ?? '{}') as Partial<Decision>;
        const key = String(message.headers?.['ce_id']);
        if (promotion !== undefined) decided.push({ promotion: promotion.id, key });
      },
    });
  }, 120_000);

  afterAll(async () => {
    await Promise.allSettled([consumer.disconnect(), producer.disconnect()]);
    await Promise.all([writer, ...gates].map((service) => service?.stop()));
    rmSync(directory, { recursive: true, force: true });
  }, 60_000);

  const send = (topic: string, events: readonly object[]) =>
    producer.send({
      topic,
      messages: events.map((event) => ({
        key: JSON.stringify((event as { data: { model?: unknown } }).data.model ?? ''),
        value: JSON.stringify(event),
        headers: { 'content-type': 'application/cloudevents+json' },
      })),
    });

  const requestFor = (promotion: string, model: string) =>
    cloudEvent('promotion.requested', {
      promotion: { id: promotion },
      model,
      environment: 'production',
    });

  const countOf = (promotion: string): number =>
    decided.filter((one) => one.promotion === promotion).length;

  const killAndRestart = async (index: number): Promise<void> => {
    await gates[index]?.kill();
    gates[index] = await startProcess('policy', env);
  };

  it('whatever is killed when, and however often it is asked', async () => {
    const name = `once-${randomUUID()}`;
    const models = Array.from({ length: 60 }, (_, n) => `pkg:generic/${name}/m${String(n)}@1`);
    const promotions = models.map((model) => ({ model, id: randomUUID() }));
    await send(
      'lineage.events',
      models.map((id) =>
        cloudEvent('model.registered', { model: { id }, initialization: 'random' }),
      ),
    );
    const requests = promotions.map(({ id, model }) => requestFor(id, model));
    for (const [round, start] of [0, 15, 30, 45].entries()) {
      const some = requests.slice(start, start + 15);
      await send('promotion.requests', [...some, ...some]);
      await eventually(() => countOf(promotions[start]!.id) > 0, 60_000);
      await killAndRestart(round % 2);
    }
    await send('promotion.requests', requests);
    await eventually(() => promotions.every(({ id }) => countOf(id) > 0), 90_000);
    const last = randomUUID();
    await send(
      'promotion.requests',
      models.map((model) => requestFor(`${last} ${model}`, model)),
    );
    await eventually(() => models.every((model) => countOf(`${last} ${model}`) > 0), 60_000);
    expect(promotions.map(({ id }) => countOf(id))).toEqual(promotions.map(() => 1));
    expect(models.map((model) => countOf(`${last} ${model}`))).toEqual(models.map(() => 1));
  }, 300_000);
});
