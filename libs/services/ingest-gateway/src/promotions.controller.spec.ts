import { request as httpRequest } from 'node:http';
import { type AddressInfo } from 'node:net';
import { encodeEvent, fromWire, type PedigreeEvent, SAMPLES, TOPICS } from '@pedigree/events';
import { GraphError } from '@pedigree/graph';
import { recordEvent } from '@pedigree/lineage';
import { eventually } from '@pedigree/testing';
import request from 'supertest';
import { DecisionWaiters } from './decision-waiters';
import {
  decideAtOnce,
  decisionMessage,
  eventsIn,
  type GatewayUnderTest,
  startGateway,
} from './spec-app';

const BODY = {
  promotion: { id: 'p/1 é' },
  model: 'pkg:generic/acme/m@3',
  environment: 'production',
};

/** Takes the decision on a request back. */
function revoking({ subject, data }: PedigreeEvent) {
  const sample = SAMPLES['ai.pedigree.promotion.revoked.v1'];
  const { environment, promotion } = data as typeof BODY;
  const revoked = { ...sample.data, model: subject, environment, promotion, because: ['/a 1'] };
  return fromWire(encodeEvent({ ...sample, subject, data: revoked }));
}

describe('POST /api/v1/promotions', () => {
  let gateway: GatewayUnderTest;
  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(() => gateway.app.close());

  const post = (body: object, wait?: number | string) =>
    request(gateway.app.getHttpServer())
      .post(`/api/v1/promotions${wait === undefined ? '' : `?wait=${wait}`}`)
      .send(body);
  const requests = () => eventsIn(gateway.bus, TOPICS.promotionRequests);
  const waiting = () => gateway.app.get(DecisionWaiters).size;
  const decide = async () =>
    gateway.bus.publisher.publish(TOPICS.promotionDecisions, [decisionMessage(requests()[0]!)]);
  const decisions = () => eventsIn(gateway.bus, TOPICS.promotionDecisions);
  const askOf = ({ app }: GatewayUnderTest) =>
    request(app.getHttpServer()).post('/api/v1/promotions');
  const record = async () =>
    gateway.graph.writer.record(
      requests().map((event, offset) =>
        recordEvent(event, { topic: TOPICS.promotionRequests, partition: 0, offset, timestamp: 1 }),
      ),
      [],
    );

  it('answers 202 with where to look', async () => {
    const answer = await post(BODY).expect(202);
    expect(answer.body).toEqual({ promotion: { id: 'p/1 é' }, status: 'pending' });
    expect(answer.headers).toMatchObject({
      location: '/api/v1/promotions/p%2F1%20%C3%A9',
      'retry-after': '1',
    });
    expect(requests()).toMatchObject([
      { id: 'p/1 é', source: '/pedigree/ingest-gateway', subject: BODY.model, data: BODY },
    ]);
  });

  it('makes an id where none is given', async () => {
    const answer = await post({ model: BODY.model, environment: 'staging' }).expect(202);
    expect(answer.body.promotion.id).toMatch(/^p-[0-9a-f-]{36}$/);
  });

  it('waits for the decision', async () => {
    await decideAtOnce(gateway.bus);
    const answer = await post(BODY, 30).expect(200);
    expect(answer.body).toMatchObject({ ...BODY, verdict: 'blocked' });
    expect(waiting()).toBe(0);
  });

  it('answers all who wait, each with the decision on its own promotion', async () => {
    await decideAtOnce(gateway.bus);
    const ids = Array.from({ length: 50 }, (_, n) => `p-${n % 25}`);
    const answers = await Promise.all(ids.map((id) => post({ ...BODY, promotion: { id } }, 30)));
    expect(answers.map(({ body }) => body.promotion.id)).toEqual(ids);
    expect(waiting()).toBe(0);
  });

  it('answers 202 when the wait is over', async () => {
    await post(BODY, 1).expect(202);
    expect(waiting()).toBe(0);
  });

  it('publishes a repeat once and answers the same decision', async () => {
    await post(BODY).expect(202);
    await post(BODY).expect(202);
    await record();
    await post(BODY).expect(202);
    expect(requests()).toHaveLength(1);
    await decide();
    const answer = await post(BODY).expect(200);
    expect(answer.body.verdict).toBe('blocked');
    expect(requests()).toHaveLength(1);
  });

  it('finds the decision on a repeat in the graph, when it was made before this process', async () => {
    await post(BODY).expect(202);
    await record();
    const [event] = requests();
    const other = await startGateway();
    const decided = decisionMessage(event!);
    await other.bus.publisher.publish(TOPICS.promotionDecisions, [decided]);
    const [decision] = eventsIn(other.bus, TOPICS.promotionDecisions);
    await other.app.close();
    const origin = { topic: TOPICS.promotionDecisions, partition: 0, offset: 0, timestamp: 2 };
    await gateway.graph.writer.record([recordEvent(decision!, origin)], []);
    const answer = await post(BODY).expect(200);
    expect(answer.body).toMatchObject({ ...BODY, verdict: 'blocked' });
  });

  it('answers the revocation of what was revoked, from the feed or from the graph', async () => {
    await post(BODY).expect(202);
    const approved = { verdict: 'approved', reasons: [] };
    const [request] = requests();
    const approval = decisionMessage(request!, approved);
    await gateway.bus.publisher.publish(TOPICS.promotionDecisions, [approval]);
    expect((await post(BODY).expect(200)).body.verdict).toBe('approved');
    await gateway.bus.publisher.publish(TOPICS.promotionDecisions, [revoking(request!)]);
    const [, revocation] = eventsIn(gateway.bus, TOPICS.promotionDecisions);
    const told = await post(BODY).expect(200);
    expect(told.body).toEqual(revocation!.data);
    expect(told.body).toMatchObject({ verdict: 'blocked', because: ['/a 1'] });

    const other = await startGateway();
    for (const [offset, event] of [...requests(), ...decisions()].entries())
      await other.graph.writer.record(
        [recordEvent(event, { topic: 'x', partition: 0, offset, timestamp: offset })],
        [],
      );
    const late = await askOf(other).send(BODY).expect(200);
    expect(late.body).toEqual(revocation!.data);
    await other.app.close();
  });

  it('answers Markdown where that is asked for, and nothing else', async () => {
    const server = gateway.app.getHttpServer();
    const ask = (accept: string, query = '') =>
      request(server).post(`/api/v1/promotions${query}`).set('accept', accept).send(BODY);
    await ask('application/xml').expect(406);
    expect(requests()).toEqual([]);
    const pending = await ask('text/markdown').expect(202);
    expect(pending.text).toContain('Pending: promotion `p/1 é`');
    await decide();
    const decided = await ask('application/json', '?format=md').expect(200);
    expect(decided.headers).toMatchObject({
      'content-type': expect.stringMatching(/^text\/markdown/),
      vary: expect.stringContaining('Accept'),
    });
    expect(decided.text).toMatch(/^## ⛔ Blocked: `pkg:generic\/acme\/m@3` for `production`/);
  });

  it.each([
    ['another environment', { environment: 'staging' }],
    ['another model', { model: 'pkg:generic/acme/m@4' }],
  ])('refuses the same id for %s, before and after it is recorded', async (_what, change) => {
    await post(BODY).expect(202);
    await post({ ...BODY, ...change }).expect(409);
    await record();
    const answer = await post({ ...BODY, ...change }).expect(409);
    expect(answer.body.errors[0].pointer).toBe('/promotion/id');
    await decide();
    await post({ ...BODY, ...change }, 30).expect(409);
    expect(requests()).toHaveLength(1);
  });

  const [D1, D2] = ['ab', 'cd'].map((byte) => `sha256:${byte.repeat(32)}`);
  const withDigest = (digest: string | undefined) => ({
    ...BODY,
    model: digest === undefined ? BODY.model : { id: BODY.model, digest },
  });

  it.each([
    ['another digest', D1, D2],
    ['no digest', D1, undefined],
    ['a digest', undefined, D1],
  ])(
    'refuses the same id with %s, before and after it is recorded and decided',
    async (_, before, now) => {
      await post(withDigest(before)).expect(202);
      await post(withDigest(now)).expect(409);
      await record();
      const answer = await post(withDigest(now)).expect(409);
      expect(answer.body.errors[0]).toMatchObject({
        pointer: '/promotion/id',
        remedy: expect.any(String),
      });
      const decided = decisionMessage(requests()[0]!, { digest: before ?? D2 });
      await gateway.bus.publisher.publish(TOPICS.promotionDecisions, [decided]);
      await post(withDigest(now === undefined ? D2 : now)).expect(409);
      await post(withDigest(before)).expect(200);
      expect(requests()).toHaveLength(1);
    },
  );

  it.each([
    ['names the digest that was decided on', undefined, D1],
    ['leaves it out', D1, undefined],
  ])('answers the same id where a repeat %s', async (_, before, now) => {
    await post(withDigest(before)).expect(202);
    const decided = decisionMessage(requests()[0]!, { digest: D1 });
    await gateway.bus.publisher.publish(TOPICS.promotionDecisions, [decided]);
    expect((await post(withDigest(now)).expect(200)).body.digest).toBe(D1);
  });

  it('takes other spellings of the model and the environment for the same question', async () => {
    const hub = {
      promotion: { id: 'p-2' },
      model: 'pkg:huggingface/acme/m',
      environment: 'production',
    };
    await post(hub).expect(202);
    await post({
      ...hub,
      model: 'https://huggingface.co/acme/m',
      environment: ' PRODUCTION',
    }).expect(202);
    await record();
    await post({ ...hub, environment: '\uff30roduction' }).expect(202);
    expect(requests()).toHaveLength(1);
  });

  it('never repeats an approval whose time has passed', async () => {
    const approved = { verdict: 'approved', reasons: [], validUntil: '2020-01-01T00:00:00.000Z' };
    await post(BODY).expect(202);
    const approval = decisionMessage(requests()[0]!, approved);
    await gateway.bus.publisher.publish(TOPICS.promotionDecisions, [approval]);
    const answer = await post(BODY, 30).expect(200);
    expect(answer.body).toMatchObject({
      ...BODY,
      verdict: 'blocked',
      indeterminate: false,
      reasons: [{ rule: 'approval-ended', message: expect.stringContaining('2020-01-01') }],
    });
    expect(requests()).toHaveLength(1);
  });

  it.each([
    ['model', {}, '/model'],
    ['environment', { model: 'm', environment: '' }, '/environment'],
    ['unseen in the environment', { ...BODY, environment: 'prod\u200b' }, '/environment'],
    ['id', { ...BODY, promotion: { id: 7 } }, '/promotion/id'],
    ['well-formed id', { ...BODY, promotion: { id: 'a\u0000b' } }, '/promotion/id'],
  ])('names the fault in the %s', async (_what, body, pointer) => {
    const answer = await post(body).expect(422);
    expect(answer.body.errors.map((each: { pointer: string }) => each.pointer)).toContain(pointer);
    expect(gateway.bus.log).toEqual([]);
  });

  it('refuses ids that are not valid Unicode', async () => {
    const answer = await request(gateway.app.getHttpServer())
      .post('/api/v1/promotions')
      .set('content-type', 'application/json')
      .send('{"promotion":{"id":"\\ud800"},"model":"m","environment":"e"}');
    expect(answer.status).toBe(422);
  });

  it.each(['-1', '121', 'soon', '1.5'])('refuses wait=%s', async (wait) => {
    const answer = await post(BODY, wait).expect(400);
    expect(answer.body.errors).toMatchObject([{ parameter: 'wait' }]);
  });

  it('refuses unknown parameters, other media types and broken JSON', async () => {
    const server = gateway.app.getHttpServer();
    const answer = await request(server).post('/api/v1/promotions?wit=3').send(BODY).expect(400);
    expect(answer.body.errors).toMatchObject([{ parameter: 'wit' }]);
    await request(server).post('/api/v1/promotions').type('text').send('{}').expect(415);
    const broken = await request(server).post('/api/v1/promotions').type('json').send('{"a');
    expect([broken.status, broken.body.errors[0].pointer]).toEqual([400, '']);
  });

  it('forgets a client that goes away; its request stands', async () => {
    const { port } = gateway.app.getHttpServer().address() as AddressInfo;
    const headers = { 'content-type': 'application/json' };
    const path = '/api/v1/promotions?wait=100';
    const client = httpRequest({ port, host: '127.0.0.1', method: 'POST', path, headers });
    client.on('error', () => undefined).end(JSON.stringify(BODY));
    await eventually(() => requests().length === 1 && waiting() === 1);
    client.destroy();
    await eventually(() => waiting() === 0);
  });

  it('answers 202 to those who wait when it shuts down', async () => {
    const answer = post(BODY, 100).then((response) => response.status);
    await eventually(() => requests().length === 1 && waiting() === 1);
    await gateway.app.close();
    expect(await answer).toBe(202);
    gateway = await startGateway();
  });

  it('answers 503 or 504 while the graph is away', async () => {
    gateway.graph.failWith(new GraphError('timeout', 'bolt://secret'));
    await post(BODY).expect(504);
    gateway.graph.failWith(new GraphError('unavailable', 'bolt://secret'));
    expect((await post(BODY).expect(503)).text).not.toMatch('secret');
    expect(waiting()).toBe(0);
  });
});
