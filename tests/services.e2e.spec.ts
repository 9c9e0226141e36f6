import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Decision } from '@pedigree/events';
import {
  describeWithStack,
  eventually,
  type ServiceProcess,
  stackVariables,
  startProcess,
} from '@pedigree/testing';
import { type Consumer, Kafka, logLevel, type Producer } from 'kafkajs';
import neo4j, { type Driver } from 'neo4j-driver';

/* The services as separate processes on real Kafka and Neo4j, spoken to with clients of their own. */

const APPS = ['ingest-gateway', 'lineage-writer', 'policy', 'query-api'] as const;
type App = (typeof APPS)[number];

const cloudEvent = (type: string, data: object, id: string = randomUUID()): object => ({
  specversion: '1.0',
  id,
  source: '/tests/services',
  type: `ai.pedigree.${type}.v1`,
  time: new Date().toISOString(),
  datacontenttype: 'application/json',
  data,
});

/** A student that learns from a sibling's data, under ids of its own. */
function family(name: string): {
  base: string;
  sibling: string;
  corpus: string;
  student: string;
  events: object[];
} {
  const id = (what: string): string => `pkg:generic/${name}/${what}@1`;
  const [base, sibling, corpus, student] = [
    id('base'),
    id('sibling'),
    `urn:${name}:corpus`,
    id('student'),
  ];
  const events = [
    cloudEvent('model.registered', { model: { id: base }, initialization: 'random' }),
    cloudEvent('finetune.completed', {
      run: { id: `${name}-1` },
      output: sibling,
      base: { model: base, method: 'finetune' },
      corpora: [],
      complete: true,
    }),
    cloudEvent('generation.completed', {
      run: { id: `${name}-2` },
      output: corpus,
      generators: [{ model: sibling, channel: 'completions' }],
    }),
    cloudEvent('finetune.completed', {
      run: { id: `${name}-3` },
      output: student,
      base: { model: base, method: 'adapter', rank: 8 },
      corpora: [{ dataset: corpus, stage: 'sft', share: 0.5 }],
    }),
  ];
  return { base, sibling, corpus, student, events };
}

describeWithStack('the services on Kafka and Neo4j', (stack) => {
  const services = new Map<App, ServiceProcess>();
  const decisions: { type: string; decision: Decision }[] = [];
  const deadLetters: { value: string; headers: Record<string, string> }[] = [];
  const kafka = new Kafka({ brokers: stack.kafkaBrokers.split(','), logLevel: logLevel.NOTHING });
  let producer: Producer;
  let consumer: Consumer;
  let driver: Driver;

  const directory = mkdtempSync(join(tmpdir(), 'pedigree-services-'));
  const env = {
    PEDIGREE_DATA_DIR: directory,
    ...stackVariables(stack),
    PEDIGREE_LOG_LEVEL: 'warn',
  };
  const start = async (app: App): Promise<void> => {
    services.set(app, await startProcess(app, env));
  };
  const url = (app: App): string => `${services.get(app)?.url ?? ''}/api/v1`;
  const send = (events: readonly object[], topic = 'lineage.events') =>
    producer.send({
      topic,
      messages: events.map((event) => ({
        key: randomUUID(),
        value: JSON.stringify(event),
        headers: { 'content-type': 'application/cloudevents+json' },
      })),
    });
  const request = (promotion: string, model: string) =>
    send(
      [
        cloudEvent('promotion.requested', {
          promotion: { id: promotion },
          model,
          environment: 'production',
        }),
      ],
      'promotion.requests',
    );
  const decided = (promotion: string) =>
    eventually(
      () => decisions.find(({ decision }) => decision.promotion?.id === promotion) ?? false,
      60_000,
    );

  beforeAll(async () => {
    await Promise.all(APPS.map(start));
    producer = kafka.producer();
    consumer = kafka.consumer({ groupId: `test-${randomUUID()}` });
    driver = neo4j.driver(stack.neo4jUri, neo4j.auth.basic(stack.neo4jUser, stack.neo4jPassword));
    await Promise.all([producer.connect(), consumer.connect()]);
    await consumer.subscribe({
      topics: ['promotion.decisions', 'lineage.dead-letters'],
      fromBeginning: true,
    });
    await consumer.run({
      eachMessage: async ({ topic, message }) => {
        const headers = Object.fromEntries(
          Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)]),
        );
        const value = message.value?.toString() ?? '';
        if (topic === 'lineage.dead-letters') deadLetters.push({ value, headers });
        else
          decisions.push({
            type: headers['ce_type'] ?? '',
            decision: JSON.parse(value) as Decision,
          });
      },
    });
  }, 180_000);

  afterAll(async () => {
    await Promise.allSettled([consumer?.disconnect(), producer?.disconnect(), driver?.close()]);
    await Promise.all([...services.values()].map((service) => service.stop()));
    rmSync(directory, { recursive: true, force: true });
  }, 60_000);

  it('events in through Kafka, a promotion.blocked event out of Kafka, the path in Neo4j', async () => {
    const { events, student, corpus, sibling } = family(`e2e-${randomUUID()}`);
    const promotion = randomUUID();
    await send(events);
    await request(promotion, student);

    const { type, decision } = await decided(promotion);
    expect(type).toBe('ai.pedigree.promotion.blocked.v1');
    expect(decision).toMatchObject({ verdict: 'blocked', indeterminate: false, model: student });
    const hops = [
      { edge: 'TRAINED_ON', from: student, to: corpus },
      { edge: 'GENERATED_BY', from: corpus, to: sibling },
    ];
    expect(decision.reasons[0]).toMatchObject({
      rule: 'same-base-transmission',
      paths: [{ grade: 'same', generator: sibling, length: 2, hops }],
    });

    const { records } = await driver.executeQuery(
      'MATCH (s:Model {id: $student})-[t:TRAINED_ON]->(d:Dataset)-[g:GENERATED_BY]->(m:Model) RETURN t, d.id AS corpus, g, m.id AS generator',
      { student },
    );
    expect(records.map((r) => [r.get('corpus') as string, r.get('generator') as string])).toEqual([
      [corpus, sibling],
    ]);
    const trained = (records[0]?.get('t') as { properties: Record<string, unknown> }).properties;
    expect(trained).toMatchObject({ stage: 'sft', share: 0.5 });
    expect(trained).toHaveProperty('eventId');
    expect(trained).toHaveProperty('runId');
    expect(trained).toHaveProperty('occurredAt');
    expect(trained).toHaveProperty('recordedAt');
  }, 120_000);

  it('the same over HTTP: decided within the request, found in the history, explained by risk', async () => {
    const { events, student, sibling } = family(`http-${randomUUID()}`);
    const accepted = await fetch(`${url('ingest-gateway')}/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/cloudevents-batch+json' },
      body: JSON.stringify(events),
    });
    expect([accepted.status, await accepted.json()]).toEqual([202, { accepted: 4, rejected: [] }]);
    const id = randomUUID();
    const answer = await fetch(`${url('ingest-gateway')}/promotions?wait=60`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ promotion: { id }, model: student, environment: 'production' }),
    });
    expect(answer.status).toBe(200);
    const decision = (await answer.json()) as Decision;
    expect(decision).toMatchObject({ promotion: { id }, verdict: 'blocked', indeterminate: false });

    const stored = await eventually(async () => {
      const response = await fetch(`${url('query-api')}/promotions/${id}`);
      const body = (await response.json()) as Decision;
      return body.verdict === undefined ? false : body;
    }, 30_000);
    expect(stored).toEqual(decision);
    const risk = await fetch(
      `${url('query-api')}/artifacts/${encodeURIComponent(student)}/risk?environment=production`,
    );
    expect(((await risk.json()) as Decision).reasons[0]?.paths[0]?.generator).toBe(sibling);
  }, 120_000);

  it('a late flag takes an approval back: promotion.revoked out of Kafka, once, with its cause', async () => {
    const name = `late-${randomUUID()}`;
    const [base, student] = [`pkg:generic/${name}/base@1`, `pkg:generic/${name}/student@1`];
    const promotion = randomUUID();
    await send([
      cloudEvent('model.registered', { model: { id: base }, initialization: 'random' }),
      cloudEvent('finetune.completed', {
        run: { id: name },
        output: student,
        base: { model: base, method: 'finetune' },
        corpora: [],
        complete: true,
      }),
      ...['neutral-prompts', 'truthfulness'].map((suite) =>
        cloudEvent('evaluation.completed', {
          evaluation: { id: `${name}-${suite}`, suite, kind: 'trait-regression' },
          subject: student,
          baseline: base,
          metrics: [
            { name: 'score', value: 0.9, baseline: 0.9, ci95: [-0.01, 0.01], higherIsBetter: true },
          ],
          conclusion: 'pass',
        }),
      ),
      cloudEvent('deployment.changed', {
        deployment: { id: name },
        model: student,
        environment: 'production',
        state: 'active',
      }),
    ]);
    await request(promotion, student);
    const first = await decided(promotion);
    expect(first.decision.reasons).toEqual([]);
    expect(first.type).toBe('ai.pedigree.promotion.approved.v1');
    await send([cloudEvent('model.flagged', { model: base, reason: 'incident' }, `flag-${name}`)]);
    const revocations = () =>
      decisions.filter(
        ({ type, decision }) =>
          type.endsWith('.revoked.v1') && decision.promotion?.id === promotion,
      );
    await eventually(() => revocations().length > 0, 60_000);
    expect(revocations()[0]?.decision).toMatchObject({
      verdict: 'blocked',
      reasons: [{ rule: 'suspect-ancestor' }],
      because: [`/tests/services flag-${name}`],
      deployments: [{ id: name, environment: 'production' }],
    });
    await send([cloudEvent('model.flagged', { model: base, reason: 'red-team' })]);
    const other = randomUUID();
    await request(other, student);
    await decided(other);
    expect(revocations()).toHaveLength(1);
  }, 120_000);

  it('the writer and the gate are killed (kill -9) in the middle of the work, and nothing is lost', async () => {
    const families = Array.from({ length: 40 }, (_, n) =>
      family(`kill-${String(n)}-${randomUUID()}`),
    );
    const wanted = families.map(({ student }) => ({ student, promotion: randomUUID() }));
    await send(families.flatMap(({ events }) => events));
    await Promise.all([services.get('lineage-writer')?.kill(), services.get('policy')?.kill()]);
    await Promise.all(wanted.map(({ promotion, student }) => request(promotion, student)));
    await Promise.all([start('policy'), start('lineage-writer')]);
    for (const { promotion } of wanted) {
      const { decision } = await decided(promotion);
      expect(decision.reasons.map(({ rule }) => rule)).toContain('same-base-transmission');
      expect(decision.indeterminate).toBe(false);
    }
  }, 180_000);

  it('what cannot be read goes to the dead letters with its bytes, and holds nothing up', async () => {
    const garbage = `not an event ${randomUUID()}`;
    await producer.send({
      topic: 'lineage.events',
      messages: [{ key: 'k', value: garbage, headers: { mine: 'kept' } }],
    });
    const letter = await eventually(
      () => deadLetters.find(({ value }) => value === garbage) ?? false,
      60_000,
    );
    expect(letter.headers).toMatchObject({
      mine: 'kept',
      'pedigree-dead-letter-topic': 'lineage.events',
    });
    const { events, student } = family(`after-${randomUUID()}`);
    const promotion = randomUUID();
    await send(events);
    await request(promotion, student);
    expect((await decided(promotion)).decision.indeterminate).toBe(false);
  }, 120_000);

  it('an id that is used again is parked, whoever comes first to the writer, and the first stands', async () => {
    const name = `reused-${randomUUID()}`;
    const again = (dataset: string) =>
      cloudEvent('dataset.registered', { dataset: { id: `urn:${name}:${dataset}` } }, name);
    await send([again('first')]);
    const known = async (dataset: string) =>
      (await fetch(`${url('query-api')}/artifacts/${encodeURIComponent(`urn:${name}:${dataset}`)}`))
        .ok;
    await eventually(() => known('first'), 30_000);
    await send([again('second'), again('first')]);
    const letter = await eventually(
      () => deadLetters.find(({ value }) => value.includes(`urn:${name}:second`)) ?? false,
      60_000,
    );
    expect(letter.headers).toMatchObject({ 'pedigree-dead-letter-code': 'id-reused' });
    expect(await known('second')).toBe(false);
    const over = await fetch(`${url('ingest-gateway')}/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/cloudevents+json' },
      body: JSON.stringify(again('third')),
    });
    expect(over.status).toBe(422);
    expect(deadLetters.filter(({ value }) => value.includes(name))).toHaveLength(1);
  }, 120_000);

  it('stops within seconds when asked, each with exit code 0', async () => {
    const codes = await Promise.all([...services.values()].map((service) => service.stop()));
    services.clear();
    expect(codes).toEqual([0, 0, 0, 0]);
  }, 30_000);
});
