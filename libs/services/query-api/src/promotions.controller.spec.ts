import { EVENT_TYPES, SAMPLES, encodeEvent, fromWire, TOPICS } from '@pedigree/events';
import request from 'supertest';
import { type ApiUnderTest, eventOf, startApi } from './spec-app';

const BLOCKED = 'ai.pedigree.promotion.blocked.v1';
const REVOKED = 'ai.pedigree.promotion.revoked.v1';
interface Page {
  items: { promotion: { id: string } }[];
  nextCursor?: string;
}

const requested = (id: string, model: string, environment = 'production') =>
  eventOf('ai.pedigree.promotion.requested.v1', { promotion: { id }, model, environment });
const decided = (id: string, model: string, environment = 'production') =>
  eventOf(BLOCKED, { ...SAMPLES[BLOCKED].data, promotion: { id }, model, environment });

const approved = (id: string, model: string) =>
  eventOf('ai.pedigree.promotion.approved.v1', {
    ...SAMPLES['ai.pedigree.promotion.approved.v1'].data,
    ...{ promotion: { id }, model },
  });
const revoked = (id: string, model: string) =>
  eventOf(REVOKED, { ...SAMPLES[REVOKED].data, promotion: { id }, model });

describe('/api/v1/promotions', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApi();
    await api.record([
      requested('p-1', 'm1'),
      decided('p-1', 'm1'),
      requested('p/2', 'm1', 'staging'),
      requested('p-3', 'm2'),
    ]);
  });
  afterAll(() => api.app.close());

  const get = (path: string) => request(api.app.getHttpServer()).get(`/api/v1/promotions${path}`);
  const ids = async (query: string) =>
    (await get(query).expect(200)).body.items.map(
      (item: { promotion: { id: string } }) => item.promotion.id,
    );

  it('lists the history with its state, newest first', async () => {
    const { items } = (await get('').expect(200)).body;
    expect(items).toMatchObject([
      { promotion: { id: 'p-3' }, model: 'm2', status: 'pending' },
      { promotion: { id: 'p/2' }, environment: 'staging', status: 'pending' },
      { promotion: { id: 'p-1' }, status: 'blocked', verdict: 'blocked' },
    ]);
    expect(items[2]).not.toHaveProperty('decision');
  });

  it('filters', async () => {
    expect(await ids('?model=m1')).toEqual(['p/2', 'p-1']);
    expect(await ids('?environment=staging')).toEqual(['p/2']);
    expect(await ids('?verdict=blocked')).toEqual(['p-1']);
    const answer = await get('?verdict=maybe').expect(400);
    expect(answer.body.errors).toMatchObject([{ parameter: 'verdict' }]);
  });

  it('pages', async () => {
    const first = (await get('?limit=2').expect(200)).body;
    expect(first.items).toHaveLength(2);
    expect(await ids(`?limit=2&cursor=${first.nextCursor}`)).toEqual(['p-1']);
    expect((await get('?limit=501').expect(400)).body.errors).toMatchObject([
      { parameter: 'limit' },
    ]);
  });

  it('answers the decision, or that there is none yet, or that there is no such promotion', async () => {
    expect((await get('/p-1').expect(200)).body).toMatchObject({
      promotion: { id: 'p-1' },
      verdict: 'blocked',
      reasons: expect.any(Array),
    });
    expect((await get('/p%2F2').expect(200)).body).toEqual({
      promotion: { id: 'p/2' },
      model: 'm1',
      environment: 'staging',
      status: 'pending',
    });
    expect((await get('/nope').expect(404)).body.detail).toContain('nope');
  });

  it('answers a decision that is made but not yet in the graph', async () => {
    const message = fromWire(encodeEvent(decided('p-3', 'm2')));
    await api.bus.publisher.publish(EVENT_TYPES[BLOCKED].topic, [message]);
    expect((await get('/p-3').expect(200)).body).toMatchObject({ verdict: 'blocked' });
  });

  it('finds a promotion that is acknowledged but not yet recorded', async () => {
    await api.bus.publisher.publish(TOPICS.promotionRequests, [
      fromWire(encodeEvent(requested('p-4', 'm4'))),
    ]);
    const reading = get('/p-4').then(({ body }) => body);
    await new Promise((resolve) => setImmediate(resolve));
    await api.record([requested('p-4', 'm4')]);
    await api.graph.writer.record([], [{ topic: TOPICS.promotionRequests, partition: 0, next: 1 }]);
    expect(await reading).toMatchObject({ status: 'pending' });
  });

  describe('what was revoked', () => {
    const { because, deployments, reasons, policy, decidedAt } = SAMPLES[REVOKED].data;
    const part = { at: decidedAt, because, deployments, reasons, policy, decidedAt };
    const publish = (event: ReturnType<typeof eventOf>) =>
      api.bus.publisher.publish(TOPICS.promotionDecisions, [fromWire(encodeEvent(event))]);

    beforeAll(async () => {
      await api.record(
        [
          ...Array.from({ length: 30 }, (_, n) => [
            requested(`r-${n}`, 'many'),
            approved(`r-${n}`, 'many'),
          ]),
        ].flat(),
      );
      await api.record([revoked('r-3', 'many'), revoked('r-20', 'many')]);
    });

    it('stands in place of the approval, which is beside it, from the graph', async () => {
      const { body } = await get('/r-3').expect(200);
      const { at, decision, ...rest } = body.revoked;
      expect(body).toMatchObject({ verdict: 'blocked', because });
      expect(decision).toMatchObject({ promotion: { id: 'r-3' }, verdict: 'approved' });
      expect(rest).toEqual({ because, deployments, reasons, policy, decidedAt });
      expect(Date.parse(at)).not.toBeNaN();
      expect((await get('/r-4').expect(200)).body).not.toHaveProperty('revoked');
    });

    it('is told by the feed before the graph knows, and by the graph where the feed missed it', async () => {
      await publish(approved('r-4', 'many'));
      expect((await get('/r-4').expect(200)).body).not.toHaveProperty('revoked');
      await publish(revoked('r-4', 'many'));
      const { decision, ...rest } = (await get('/r-4').expect(200)).body.revoked;
      expect(rest).toEqual(part);
      expect(decision).toMatchObject({ verdict: 'approved' });
      await publish(approved('r-20', 'many'));
      expect((await get('/r-20').expect(200)).body.revoked).toMatchObject({ because });
    });

    it('is the revocation alone where nothing else is known', async () => {
      await publish(revoked('r-unheard', 'many'));
      expect((await get('/r-unheard').expect(200)).body).toMatchObject({
        verdict: 'blocked',
        because,
      });
    });

    it('reads so as Markdown', async () => {
      const { text } = await get('/r-3?format=md').expect(200);
      expect(text).toMatch(/^## ↩️ Revoked: `many` for `production`/);
      expect(text).toContain('`chat-eu` in `production`');
    });

    it('is found in the history, page by page', async () => {
      const { items } = (await get('?model=many&revoked=true&limit=5').expect(200)).body;
      expect(items).toMatchObject([
        {
          promotion: { id: 'r-20' },
          status: 'revoked',
          verdict: 'approved',
          revokedAt: expect.any(String),
        },
        { promotion: { id: 'r-3' }, status: 'revoked' },
      ]);
      const found: string[] = [];
      for (let cursor: string | undefined = ''; cursor !== undefined;) {
        const query: string = `?model=many&revoked=true&limit=1&cursor=${cursor}`;
        const { body }: { body: Page } = await get(query).expect(200);
        found.push(...body.items.map((item) => item.promotion.id));
        cursor = body.nextCursor;
      }
      expect(found).toEqual(['r-20', 'r-3']);
      expect(await ids('?model=many&revoked=false&limit=100')).toHaveLength(28);
      expect(await ids('?revoked=true&verdict=blocked')).toEqual([]);
      expect((await get('?revoked=maybe').expect(400)).body.errors).toMatchObject([
        { parameter: 'revoked' },
      ]);
    });
  });

  describe('in a format', () => {
    const accepting = (accept: string, path = '/p-1') => get(path).set('accept', accept);

    it.each([
      ['application/json', /^application\/json/],
      ['*/*', /^application\/json/],
      ['text/html,application/xhtml+xml,*/*;q=0.8', /^application\/json/],
      ['text/markdown', /^text\/markdown; charset=utf-8; variant=GFM$/],
      ['text/*', /^text\/markdown/],
      ['application/json;q=0.5, text/markdown', /^text\/markdown/],
      ['text/markdown;q=0, */*', /^application\/json/],
    ])('that %s prefers', async (accept, type) => {
      const answer = await accepting(accept).expect(200);
      expect(answer.headers).toMatchObject({
        'content-type': expect.stringMatching(type),
        vary: expect.stringMatching(/\bAccept\b/),
      });
    });

    it('that the query names, whatever is accepted', async () => {
      const md = await accepting('application/xml', '/p-1?format=md').expect(200);
      expect(md.text).toMatch(/^## ⛔ Blocked: `m1`/);
      const json = await accepting('text/markdown', '/p-1?format=json').expect(200);
      expect(json.body).toMatchObject({ verdict: 'blocked' });
      expect((await get('/p-1?format=pdf').expect(400)).body.errors).toMatchObject([
        { parameter: 'format' },
      ]);
    });

    it('or not at all', async () => {
      const answer = await accepting('application/pdf').expect(406);
      expect(answer.headers).toMatchObject({
        'content-type': expect.stringMatching('application/problem\\+json'),
        vary: expect.stringMatching(/\bAccept\b/),
      });
      expect(answer.body.errors).toMatchObject([{ parameter: 'Accept' }]);
      await accepting('text/markdown', '/nope').expect(404);
    });

    it('also where nothing is decided', async () => {
      const { text } = await accepting('text/markdown', '/p%2F2').expect(200);
      expect(text).toContain('Pending: promotion `p/2`');
    });
  });
});
