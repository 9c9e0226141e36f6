import { gzipSync } from 'node:zlib';
import { encodeEvent, SAMPLES, TOPICS } from '@pedigree/events';
import { MessagingError } from '@pedigree/messaging';
import request from 'supertest';
import { asItIs, eventsIn, type GatewayUnderTest, startGateway } from './spec-app';

const REGISTERED = SAMPLES['ai.pedigree.model.registered.v1'];
const FINETUNED = SAMPLES['ai.pedigree.finetune.completed.v1'];
const REQUESTED = SAMPLES['ai.pedigree.promotion.requested.v1'];
const structured = (event: object) => JSON.stringify({ specversion: '1.0', ...event });
const batch = (events: object[]) => `[${events.map(structured).join(',')}]`;

describe('POST /api/v1/events', () => {
  let gateway: GatewayUnderTest;
  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(() => gateway.app.close());

  const post = (type: string, body: string | Buffer, encoding = 'identity') =>
    request(gateway.app.getHttpServer())
      .post('/api/v1/events')
      .set({ 'content-type': type, 'content-encoding': encoding })
      .serialize(asItIs)
      .send(body);

  it('takes a structured event', async () => {
    const answer = await post('application/cloudevents+json', structured(REGISTERED)).expect(202);
    expect(answer.body).toEqual({ accepted: 1, rejected: [] });
    expect(eventsIn(gateway.bus, TOPICS.lineageEvents)).toMatchObject([
      { id: REGISTERED.id, source: REGISTERED.source, data: REGISTERED.data },
    ]);
  });

  it('takes a binary event', async () => {
    const answer = await request(gateway.app.getHttpServer())
      .post('/api/v1/events')
      .set({
        'content-type': 'application/json',
        'ce-specversion': '1.0',
        'ce-id': 'b-1',
        'ce-source': '/tests',
        'ce-type': REGISTERED.type,
      })
      .send(JSON.stringify(REGISTERED.data));
    expect([answer.status, answer.body]).toEqual([202, { accepted: 1, rejected: [] }]);
    expect(eventsIn(gateway.bus, TOPICS.lineageEvents)).toMatchObject([{ id: 'b-1' }]);
  });

  it('takes a compressed event', () =>
    post('application/cloudevents+json', gzipSync(structured(REGISTERED)), 'gzip').expect(202));

  it('publishes lineage before the promotion that came with it, each in order', async () => {
    const events = [REQUESTED, FINETUNED, REGISTERED];
    await post('application/cloudevents-batch+json', batch(events)).expect(202);
    expect(gateway.bus.log.map(({ topic }) => topic)).toEqual([
      TOPICS.lineageEvents,
      TOPICS.lineageEvents,
      TOPICS.promotionRequests,
    ]);
    const ids = eventsIn(gateway.bus, TOPICS.lineageEvents).map(({ id }) => id);
    expect(ids).toEqual([FINETUNED.id, REGISTERED.id]);
  });

  it('takes what is valid of a batch and says what is not', async () => {
    const faulty = { ...REGISTERED, data: { model: {} } };
    const answer = await post(
      'application/cloudevents-batch+json',
      batch([faulty, REGISTERED]),
    ).expect(202);
    expect(answer.body).toMatchObject({
      accepted: 1,
      rejected: [{ index: 0, errors: [{ pointer: '/data/model/id' }] }],
    });
    expect(answer.body.rejected[0].errors[0].remedy).toEqual(expect.any(String));
  });

  it('answers 422 with pointers where nothing was accepted', async () => {
    const faulty = { ...REGISTERED, data: { model: {} } };
    const one = await post('application/cloudevents+json', structured(faulty)).expect(422);
    expect(one.headers['content-type']).toMatch('application/problem+json');
    expect(one.body).toMatchObject({
      status: 422,
      accepted: 0,
      rejected: [{ index: 0 }],
      errors: [{ pointer: '/data/model/id' }],
    });
    const two = await post('application/cloudevents-batch+json', batch([faulty, faulty]));
    expect(two.body.errors.map((each: { pointer: string }) => each.pointer)).toEqual([
      '/0/data/model/id',
      '/1/data/model/id',
    ]);
    await post('application/cloudevents-batch+json', '[]').expect(422);
    expect(gateway.bus.log).toEqual([]);
  });

  it.each([
    'ai.pedigree.promotion.approved.v1',
    'ai.pedigree.promotion.blocked.v1',
    'ai.pedigree.promotion.revoked.v1',
    'ai.pedigree.promotion.recheck.v1',
    'ai.pedigree.plan.approved.v1',
    'ai.pedigree.plan.blocked.v1',
    'ai.pedigree.policy.activated.v1',
    'ai.pedigree.lineage.recorded.v1',
  ] as const)('takes no forged %s', async (type) => {
    const answer = await post('application/cloudevents+json', structured(SAMPLES[type]));
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, '/type']);
    expect(answer.body.errors[0].message).toMatch('made by Pedigree alone');
    expect(gateway.bus.log).toEqual([]);
  });

  it('refuses bodies that cannot be read', async () => {
    await post('application/cloudevents+json', '{"id":').expect(400);
    await post('application/cloudevents+json', '').expect(400);
    await post('application/xml', '<event/>').expect(415);
    const corrupt = await post('application/cloudevents+json', 'x', 'gzip').expect(400);
    expect(corrupt.headers['content-type']).toMatch('problem+json');
    await post('application/cloudevents+json', 'x', 'lzma').expect(415);
  });

  it('refuses bodies that are too large, packed or not', async () => {
    const huge = Buffer.alloc(17 * 1024 * 1024, ' ');
    for (const body of [huge, gzipSync(huge)]) {
      const encoding = body === huge ? 'identity' : 'gzip';
      const answer = await post('application/cloudevents+json', body, encoding);
      expect([answer.status, answer.body.title]).toEqual([413, 'The request is too large']);
    }
  });

  it('answers 503 with Retry-After while the broker is away, without its words', async () => {
    gateway.bus.failWith(new MessagingError('unavailable', 'secret-host:9092 refused'));
    const answer = await post('application/cloudevents+json', structured(REGISTERED)).expect(503);
    expect(answer.headers['retry-after']).toBe('5');
    expect(answer.text).not.toMatch('secret-host');
  });

  it('keeps the order of a key within a batch of many', async () => {
    const events = Array.from({ length: 500 }, (_, n) => ({ ...REGISTERED, id: `e-${n}` }));
    await post('application/cloudevents-batch+json', batch(events)).expect(202);
    const sent = events.map((event) => encodeEvent(event).headers['ce_id']);
    expect(eventsIn(gateway.bus, TOPICS.lineageEvents).map(({ id }) => id)).toEqual(
      events.map(({ id }) => id),
    );
    expect(new Set(sent).size).toBe(500);
  });
});

describe('with tokens', () => {
  let gateway: GatewayUnderTest;
  beforeEach(async () => {
    gateway = await startGateway(['s3cret', 'other']);
  });
  afterEach(() => gateway.app.close());

  it.each([
    [undefined, 401],
    ['Bearer wrong', 401],
    ['Basic s3cret', 401],
    ['Bearer s3cret', 202],
    ['bearer other', 202],
  ])('%s: %i', async (authorization, status) => {
    const post = request(gateway.app.getHttpServer()).post('/api/v1/events');
    if (authorization !== undefined) void post.set('authorization', authorization);
    const answer = await post
      .set('content-type', 'application/cloudevents+json')
      .send(structured(REGISTERED));
    expect(answer.status).toBe(status);
    if (status === 401) expect(answer.headers['www-authenticate']).toMatch('Bearer');
    expect(answer.text).not.toMatch('s3cret');
  });
});
