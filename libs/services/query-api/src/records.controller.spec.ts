import {
  type Decision,
  encodeEvent,
  type EventData,
  fromWire,
  SAMPLES,
  TOPICS,
} from '@pedigree/events';
import { compileBundle, replay } from '@pedigree/promotion';
import { Assessor, Policies } from '@pedigree/service-kit';
import request from 'supertest';
import { type ApiUnderTest, eventOf, history, registered, startApi } from './spec-app';

const BASE = 'base@1';
const STUDENT = 'pkg:generic/acme/student@1';
const NOW = '2026-11-24T10:00:00.000Z';
const END = '2027-01-01T00:00:00Z';

const requested = (id: string, model = STUDENT) =>
  eventOf('ai.pedigree.promotion.requested.v1', {
    ...{ promotion: { id }, model, environment: 'production', requestedBy: 'ci' },
  });

type Review = EventData<'ai.pedigree.review.recorded.v1'>;
const reviewed = (id: string, reviewer: string, more: Partial<Review> = {}) =>
  eventOf('ai.pedigree.review.recorded.v1', {
    ...{ model: STUDENT, promotion: { id }, environment: 'production', decision: 'approve' },
    ...{ reviewer, reason: 'benign', expiresAt: END },
    ...more,
  });
const wished = (id: string, rules: string[] = []) =>
  eventOf('ai.pedigree.review.requested.v1', {
    ...{ model: STUDENT, promotion: { id }, requestedBy: 'ci', reason: 'please', rules },
  });

describe('what is kept of a promotion', () => {
  let api: ApiUnderTest;
  let now: string;
  beforeEach(async () => {
    now = NOW;
    api = await startApi(() => new Date(now));
    await api.record(history(BASE, 'teacher@1', 'urn:corpus', STUDENT));
    await api.record([
      eventOf('ai.pedigree.model.flagged.v1', { model: STUDENT, reason: 'incident' }),
      requested('p/1'),
    ]);
  });
  afterEach(() => api.app.close());

  const get = (path: string) => request(api.app.getHttpServer()).get(`/api/v1/${path}`);
  const judge = (id = 'p/1'): Promise<Decision> =>
    api.app.get(Assessor).assess({
      ...{ model: STUDENT, environment: 'production', promotion: { id, requestedBy: 'ci' } },
    });
  /** As the policy service would. */
  const decide = async (id = 'p/1', change: Partial<Decision> = {}): Promise<Decision> => {
    const decision = { ...(await judge(id)), ...change };
    await api.record([
      eventOf('ai.pedigree.promotion.blocked.v1', {
        ...decision,
        promotion: { ...decision.promotion, id },
      }),
    ]);
    return decision;
  };

  describe('GET /api/v1/promotions/{id}/reviews', () => {
    const items = async () => (await get('promotions/p%2F1/reviews').expect(200)).body.items;

    it('tells what was asked for and said, oldest first, and what is needed still', async () => {
      await decide();
      const [asked, first] = [
        wished('p/1', ['suspect-ancestor']),
        reviewed('p/1', 'alice', { rules: ['suspect-ancestor'] }),
      ];
      await api.record([asked], '2026-11-23T12:00:01Z');
      const before = (await get('promotions/p%2F1/reviews').expect(200)).body;
      expect(before.items).toEqual([
        {
          state: 'open',
          requestedBy: 'ci',
          reason: 'please',
          rules: ['suspect-ancestor'],
          at: '2026-11-23T10:00:00.000Z',
          eventId: `/tests ${asked.id}`,
        },
      ]);
      const rules = (body: { needed: { rule: string }[] }) => body.needed.map(({ rule }) => rule);
      expect(rules(before)).toEqual(
        expect.arrayContaining(['suspect-ancestor', 'same-base-transmission']),
      );
      expect(before.needed[0].text).toContain('other than ci');
      await api.record([first], '2026-11-23T12:00:02Z');
      const after = (await get('promotions/p%2F1/reviews').expect(200)).body;
      expect(after.items).toMatchObject([
        { state: 'approved', answeredBy: `/tests ${first.id}` },
        { state: 'approved', reviewer: 'alice', reason: 'benign', expiresAt: END },
      ]);
      expect(rules(after)).not.toContain('suspect-ancestor');
      expect(rules(after)).toContain('same-base-transmission');
    });

    it('tells denials, what expired and what was taken back', async () => {
      const withdrawn = reviewed('p/1', 'carol');
      await api.record([
        reviewed('p/1', 'alice', { decision: 'deny' }),
        reviewed('p/1', 'bob', { expiresAt: '2026-11-24T00:00:00Z' }),
        withdrawn,
        eventOf('ai.pedigree.evidence.revoked.v1', {
          ...{ subject: STUDENT, evidence: `/tests ${withdrawn.id}`, reason: 'mistake' },
        }),
      ]);
      const states = (await items()).map((item: { reviewer: string; state: string }) => [
        item.reviewer,
        item.state,
      ]);
      expect(Object.fromEntries(states)).toEqual({
        alice: 'denied',
        bob: 'expired',
        carol: 'revoked',
      });
      now = '2027-02-01T00:00:00.000Z';
      expect(
        (await items()).find(({ reviewer }: { reviewer: string }) => reviewer === 'alice').state,
      ).toBe('expired');
    });

    it('remarks on what has no effect, and does not take it for an answer', async () => {
      await api.record([wished('p/1')], '2026-11-23T12:00:01Z');
      await api.record(
        [
          reviewed('p/1', 'CI '),
          reviewed('p/1', 'alice', { model: 'other@1' }),
          reviewed('p/1', 'bob', { environment: 'staging' }),
        ],
        '2026-11-23T12:00:02Z',
      );
      const found = await items();
      expect(found[0].state).toBe('open');
      expect(found.slice(1).map(({ remark }: { remark: string }) => remark)).toEqual([
        'The reviewer requested the promotion.',
        'It is about another model, other@1.',
        'It is for another environment, staging.',
      ]);
    });

    it('waits for a review that the broker holds already', async () => {
      const event = reviewed('p/1', 'alice');
      const { next } = (await api.graph.lineage.positions())[0]!;
      const fillers = Array.from({ length: next }, () => ({
        headers: [],
        value: Buffer.from('{}'),
      }));
      await api.bus.publisher.publish(TOPICS.lineageEvents, [
        ...fillers,
        fromWire(encodeEvent(event)),
      ]);
      const reading = get('promotions/p%2F1/reviews').then(({ body }) => body.items);
      await new Promise((resolve) => setImmediate(resolve));
      await api.record([event]);
      expect(await reading).toMatchObject([{ reviewer: 'alice' }]);
    });
  });

  describe('GET /api/v1/promotions/{id}/trail', () => {
    it('tells every step, page by page', async () => {
      const decision = await decide();
      await api.record([reviewed('p/1', 'alice')], '2026-11-23T13:00:00Z');
      const { body } = await get('promotions/p%2F1/trail?limit=2').expect(200);
      expect(body.items).toMatchObject([
        { step: 'requested', model: STUDENT, actor: 'ci', occurredAt: expect.any(String) },
        { step: 'decided', verdict: 'blocked', data: { decidedAt: decision.decidedAt } },
      ]);
      expect(body.items[0]).not.toHaveProperty('data');
      const rest = (
        await get(`promotions/p%2F1/trail?limit=2&cursor=${body.nextCursor}`).expect(200)
      ).body;
      expect(rest.items).toMatchObject([
        { step: 'reviewed', actor: 'alice', recordedAt: '2026-11-23T13:00:00.000Z' },
      ]);
      expect(rest).not.toHaveProperty('nextCursor');
    });
  });

  it.each(['reviews', 'trail', 'inputs'])('answers 404 to /%s of what is unknown', async (what) => {
    const answer = await get(`promotions/nope/${what}`).expect(404);
    expect(answer.body.detail).toContain('nope');
  });

  describe('GET /api/v1/promotions/{id}/inputs', () => {
    const inputs = async (id = 'p%2F1') => (await get(`promotions/${id}/inputs`).expect(200)).body;
    const replayed = (body: Awaited<ReturnType<typeof inputs>>) => {
      const compiled = compileBundle(body.policy.document);
      if (!compiled.ok) throw new Error('no bundle');
      return replay(body.decision, { ancestry: body.ancestry, policy: compiled.policy });
    };
    const move = () =>
      api.record([
        registered('late@1'),
        eventOf('ai.pedigree.generation.completed.v1', {
          ...{ run: { id: 'late' }, output: 'urn:corpus' },
          generators: [{ model: 'late@1', channel: 'completions' }],
        }),
        eventOf('ai.pedigree.model.cleared.v1', { model: STUDENT, reason: 'incident' }),
      ]);

    it('are all that it takes to decide again, after the graph has moved on', async () => {
      const decision = await decide();
      const { policy } = api.app.get(Policies).current;
      const before = await inputs();
      expect(before).toMatchObject({
        decision,
        request: {
          model: STUDENT,
          environment: 'production',
          requestedBy: 'ci',
          decidedAt: decision.decidedAt,
        },
        policy: { name: policy.name, version: policy.version, digest: policy.digest },
      });
      expect(before.request).not.toHaveProperty('problems');
      await move();
      expect(await judge()).not.toMatchObject({ advice: decision.advice });
      const after = await inputs();
      expect(after.ancestry).toEqual(before.ancestry);
      expect(replayed(after)).toMatchObject({ identical: true, differences: [] });
    });

    it('tell of what had not been read', async () => {
      const lag = { problem: 'lag', message: '3 lineage events are missing.' };
      await decide('p/1', { problems: [lag, { problem: 'cycle', message: 'round' }] });
      expect((await inputs()).request.problems).toEqual([lag]);
    });

    it('are no ancestry where none could be read', async () => {
      await decide('p/1', { problems: [{ problem: 'timeout', message: 'too long' }] });
      expect((await inputs()).ancestry).toEqual({
        roots: [STUDENT],
        nodes: [],
        edges: [],
        truncated: true,
      });
    });

    it('hold the bundle that decided, where it was recorded', async () => {
      const digest = `sha256:${'12'.repeat(32)}`;
      const policy = { name: 'old', version: '1', digest };
      await decide('p/1', { policy });
      const answer = await get('promotions/p%2F1/inputs').expect(409);
      expect(answer.body.detail).toContain(digest);
      const activated = eventOf('ai.pedigree.policy.activated.v1', {
        policy,
        document: 'name: old',
      });
      await api.record([activated]);
      expect((await inputs()).policy).toEqual({ ...policy, document: 'name: old' });
    });

    it('cannot be had before there is a decision, or of one that does not say when', async () => {
      const pending = await get('promotions/p%2F1/inputs').expect(409);
      expect(pending.headers['retry-after']).toBe('1');
      await decide('p/1', { positions: undefined });
      const answer = await get('promotions/p%2F1/inputs').expect(409);
      expect(answer.headers).not.toHaveProperty('retry-after');
    });

    it('are refused rather than cut where the ancestry has outgrown the limit', async () => {
      await decide();
      const many = Array.from({ length: 1100 }, (_, n) => ({ model: `parent-${n}@1` }));
      await api.record([
        eventOf('ai.pedigree.weights.transformed.v1', {
          ...{ run: { id: 'merge' }, output: BASE, method: 'merge', parents: many },
        }),
      ]);
      const answer = await get('promotions/p%2F1/inputs').expect(409);
      expect(answer.body.errors[0].remedy).toContain('PEDIGREE_ANCESTRY_LIMIT');
    });

    it('are those of the approval, of what was revoked', async () => {
      const revoked = SAMPLES['ai.pedigree.promotion.revoked.v1'].data;
      const decision = await decide();
      await api.record([
        eventOf('ai.pedigree.promotion.revoked.v1', {
          ...revoked,
          promotion: { id: 'p/1' },
          model: STUDENT,
        }),
      ]);
      expect((await inputs()).decision).toEqual(JSON.parse(JSON.stringify(decision)));
    });
  });
});
