import { encodeEvent, eventKey, fromWire, SAMPLES, TOPICS } from '@pedigree/events';
import request from 'supertest';
import {
  decisionMessage,
  eventsIn,
  type GatewayUnderTest,
  recordAll,
  startGateway,
} from './spec-app';

const NOW = '2026-11-23T10:00:00.000Z';
const DIGEST = `sha256:${'ab'.repeat(32)}`;
const BODY = {
  promotion: { id: 'p/1' },
  model: 'pkg:generic/acme/m@3',
  environment: 'production',
  requestedBy: 'CI@acme.example',
};
const APPROVE = { decision: 'approve', reviewer: 'alice', reason: 'benign' };
const sample = SAMPLES['ai.pedigree.promotion.blocked.v1'].data;
const reason = (rule: string, clearedBy: string[]) => ({
  ...sample.reasons[0]!,
  rule,
  clearedBy,
});
const REASONS = [
  reason('same-base-transmission', ['attestation', 'trait-evals', 'review']),
  reason('trait-regression', ['new-artifact']),
];

describe('POST /api/v1/promotions/{id}/reviews', () => {
  let gateway: GatewayUnderTest;
  beforeEach(async () => {
    gateway = await startGateway([], () => new Date(NOW));
  });
  afterEach(() => gateway.app.close());

  const server = () => gateway.app.getHttpServer();
  const post = (body: object, id = 'p/1') =>
    request(server())
      .post(`/api/v1/promotions/${encodeURIComponent(id)}/reviews`)
      .send(body);
  const reviews = () => eventsIn(gateway.bus, TOPICS.lineageEvents);
  const ask = () => request(server()).post('/api/v1/promotions').send(BODY).expect(202);
  const decide = (more: object = {}) => {
    const [asked] = eventsIn(gateway.bus, TOPICS.promotionRequests);
    const message = decisionMessage(asked!, { digest: DIGEST, reasons: REASONS, ...more });
    return gateway.bus.publisher.publish(TOPICS.promotionDecisions, [message]);
  };
  const decided = async (more: object = {}) => {
    await ask();
    await decide(more);
  };

  it('records an approval, bound to what was decided', async () => {
    await decided();
    const rules = ['same-base-transmission'];
    const expiresAt = '2027-01-01T00:00:00+01:00';
    const answer = await post({ ...APPROVE, rules, expiresAt }).expect(201);
    const data = {
      model: { id: BODY.model, digest: DIGEST },
      promotion: { id: 'p/1' },
      environment: 'production',
      ...APPROVE,
      rules,
      expiresAt,
    };
    const [event] = reviews();
    expect(event).toMatchObject({ type: 'ai.pedigree.review.recorded.v1', time: NOW, data });
    expect(answer.body).toEqual({
      review: { ...data, eventId: eventKey(event!) },
      next: expect.stringContaining('A new POST /api/v1/promotions for model "pkg:generic'),
    });
    expect(answer.headers['location']).toBe('/api/v1/promotions/p%2F1/reviews');
  });

  it('lets a review hold for 90 days, and a model without digest go by its id', async () => {
    await decided({ digest: undefined });
    const { body } = await post({ ...APPROVE, decision: 'deny' }).expect(201);
    expect(body.review).toMatchObject({
      model: BODY.model,
      decision: 'deny',
      expiresAt: '2027-02-21T10:00:00.000Z',
    });
    expect(body.review).not.toHaveProperty('rules');
  });

  it('records that a review is asked for, also while the promotion is pending', async () => {
    await ask();
    const wish = { decision: 'request', requestedBy: BODY.requestedBy, rules: ['any'] };
    const { body } = await post(wish).expect(201);
    expect(reviews()).toMatchObject([
      {
        type: 'ai.pedigree.review.requested.v1',
        data: { model: BODY.model, requestedBy: BODY.requestedBy, rules: ['any'] },
      },
    ]);
    expect(body.next).toContain('/api/v1/reviews');
  });

  it('works for what another process asked for, once the graph knows it', async () => {
    await decided();
    await recordAll(gateway, TOPICS.promotionRequests);
    await recordAll(gateway, TOPICS.promotionDecisions);
    const other = await startGateway();
    const origin = eventsIn(gateway.bus, TOPICS.promotionRequests);
    await other.bus.publisher.publish(
      TOPICS.promotionRequests,
      origin.map((event) => fromWire(encodeEvent(event))),
    );
    const posting = request(other.app.getHttpServer())
      .post('/api/v1/promotions/p%2F1/reviews')
      .send({ decision: 'request', requestedBy: 'ci' })
      .then(({ status }) => status);
    await new Promise((resolve) => setImmediate(resolve));
    await recordAll(other, TOPICS.promotionRequests);
    expect(await posting).toBe(201);
    await other.app.close();
  });

  it('does not know promotions that nobody asked for', async () => {
    const answer = await post(APPROVE, 'nope').expect(404);
    expect(answer.body.detail).toContain('promotion "nope"');
  });

  it.each([' ci@ACME.example ', 'ｃｉ@acme.example'])(
    'refuses %j, who requested the promotion',
    async (reviewer) => {
      await decided();
      for (const decision of ['approve', 'deny']) {
        const answer = await post({ ...APPROVE, decision, reviewer }).expect(403);
        expect(answer.body.errors).toMatchObject([{ pointer: '/reviewer' }]);
        expect(answer.body.errors[0].remedy).toContain('somebody else');
      }
      expect(reviews()).toEqual([]);
    },
  );

  it('knows who requested it from the graph, too', async () => {
    await decided();
    const other = await startGateway();
    for (const topic of [TOPICS.promotionRequests, TOPICS.promotionDecisions]) {
      const events = eventsIn(gateway.bus, topic).map((event) => fromWire(encodeEvent(event)));
      await other.bus.publisher.publish(topic, events);
      await recordAll(other, topic);
    }
    await request(other.app.getHttpServer())
      .post('/api/v1/promotions/p%2F1/reviews')
      .send({ ...APPROVE, reviewer: 'ci@acme.example' })
      .expect(403);
    await other.app.close();
  });

  it('waits with reviews until there is something to review', async () => {
    await ask();
    const answer = await post(APPROVE).expect(409);
    expect(answer.headers['retry-after']).toBe('1');
    await decide();
    await post(APPROVE).expect(201);
  });

  it('names the rules that a review may clear', async () => {
    await decided({ cleared: [{ rule: 'relay', by: ['review by bob'] }] });
    const rules = ['same-base-transmission', 'trait-regression', 'same-base-transmision', 'relay'];
    const answer = await post({ ...APPROVE, rules }).expect(422);
    expect(answer.body.errors).toMatchObject([
      { pointer: '/rules/1', message: 'is cleared by new-artifact, and not by a review' },
      { pointer: '/rules/2' },
    ]);
    expect(answer.body.errors[1].remedy).toContain('same-base-transmission, relay');
    expect(reviews()).toEqual([]);
  });

  it('lets a denial speak of any rule that a review may clear, and of no other', async () => {
    await decided();
    const deny = { ...APPROVE, decision: 'deny' };
    await post({ ...deny, rules: ['suspect-ancestor'] }).expect(201);
    const answer = await post({ ...deny, rules: ['trait-evals-missing'] }).expect(422);
    expect(answer.body.errors).toMatchObject([{ pointer: '/rules/0' }]);
  });

  it('says where an approval will not help', async () => {
    await decided({ reasons: [REASONS[1]], cleared: [] });
    const { body } = await post(APPROVE).expect(201);
    expect(body.next).toContain('No review clears any of the reasons');
  });

  it('judges rules by the revocation, where there is one', async () => {
    await decided({ verdict: 'approved', reasons: [], cleared: [] });
    const revoked = SAMPLES['ai.pedigree.promotion.revoked.v1'];
    const data = {
      ...revoked.data,
      promotion: BODY.promotion,
      model: BODY.model,
      cleared: [],
      reasons: [reason('suspect-ancestor', ['review'])],
    };
    await gateway.bus.publisher.publish(TOPICS.promotionDecisions, [
      fromWire(encodeEvent({ ...revoked, subject: BODY.model, data })),
    ]);
    await post({ ...APPROVE, rules: ['same-base-transmission'] }).expect(422);
    await post({ ...APPROVE, rules: ['suspect-ancestor'] }).expect(201);
  });

  it.each([
    ['no decision', { reviewer: 'a', reason: 'b' }, '/decision'],
    ['no reviewer', { decision: 'approve', reason: 'b' }, '/reviewer'],
    ['a blank reviewer', { ...APPROVE, reviewer: '  ' }, '/reviewer'],
    ['no reason', { ...APPROVE, reason: '' }, '/reason'],
    ['a past end', { ...APPROVE, expiresAt: NOW }, '/expiresAt'],
    ['an end that is no time', { ...APPROVE, expiresAt: 'soon' }, '/expiresAt'],
    ['nobody who asks', { decision: 'request' }, '/requestedBy'],
    ['a reviewer of a request', { ...APPROVE, decision: 'request', requestedBy: 'x' }, '/reviewer'],
    [
      'an end of a request',
      { decision: 'request', requestedBy: 'x', expiresAt: '2030-01-01T00:00:00Z' },
      '/expiresAt',
    ],
    ['a misspelt field', { ...APPROVE, rule: ['relay'] }, ''],
    ['another environment', { ...APPROVE, environment: 'staging' }, '/environment'],
    [
      'an environment with what cannot be seen',
      { ...APPROVE, environment: 'p\u200b' },
      '/environment',
    ],
    ['an id that is no text', { ...APPROVE, id: 'a\u0000b' }, '/id'],
  ])('refuses %s', async (_what, body, pointer) => {
    await decided();
    const answer = await post(body).expect(422);
    const pointers = answer.body.errors.map((each: { pointer: string }) => each.pointer);
    expect(pointers).toContain(pointer);
    for (const { remedy } of answer.body.errors) expect(remedy).toMatch(/\w/);
    expect(reviews()).toEqual([]);
  });

  it('is told of the environment of the promotion in any spelling', async () => {
    await decided();
    await post({ ...APPROVE, environment: ' PRODUCTION' }).expect(201);
    expect(reviews()).toMatchObject([{ data: { environment: 'production' } }]);
  });

  describe('with an id', () => {
    const again = { ...APPROVE, id: 'r-1' };

    it('is published once, and answered the same', async () => {
      await decided();
      const first = await post(again).expect(201);
      const second = await post(again).expect(201);
      expect(second.body).toEqual(first.body);
      expect(reviews()).toHaveLength(1);
      await post({ ...again, reason: 'other' }).expect(409);
      await post({ ...again, expiresAt: '2030-01-01T00:00:00Z' }).expect(409);
    });

    it('is recognised from the graph', async () => {
      await decided();
      await post(again).expect(201);
      const later = await startGateway([], () => new Date('2026-11-24T10:00:00Z'));
      for (const topic of [
        TOPICS.promotionRequests,
        TOPICS.promotionDecisions,
        TOPICS.lineageEvents,
      ]) {
        const events = eventsIn(gateway.bus, topic).map((event) => fromWire(encodeEvent(event)));
        await later.bus.publisher.publish(topic, events);
        await recordAll(later, topic);
      }
      const repeat = (body: object) =>
        request(later.app.getHttpServer()).post('/api/v1/promotions/p%2F1/reviews').send(body);
      const answer = await repeat(again).expect(201);
      expect(answer.body.review.expiresAt).toBe('2027-02-21T10:00:00.000Z');
      await repeat({ ...again, decision: 'deny' }).expect(409);
      expect(eventsIn(later.bus, TOPICS.lineageEvents)).toHaveLength(1);
      await later.app.close();
    });

    it('may be the id of a promotion', async () => {
      await decided();
      await post({ ...APPROVE, id: 'p/1' }).expect(201);
      const [asked] = eventsIn(gateway.bus, TOPICS.promotionRequests);
      expect(eventKey(reviews()[0]!)).not.toBe(eventKey(asked!));
    });
  });
});
