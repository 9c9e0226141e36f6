import { type Decision, type EventData, SAMPLES } from '@pedigree/events';
import request from 'supertest';
import { type ApiUnderTest, eventOf, startApi } from './spec-app';

const BLOCKED = 'ai.pedigree.promotion.blocked.v1';
const END = '2027-01-01T00:00:00Z';
const sample = SAMPLES[BLOCKED].data.reasons[0]!;

const reason = (rule: string, evidence: string[]): Decision['reasons'][number] => ({
  ...sample,
  rule,
  clearedBy: evidence,
  remedies: [{ steps: evidence.map((one) => ({ evidence: one, done: false, text: `${one}!` })) }],
});
const REVIEWABLE = [reason('relay', ['review']), reason('trait-regression', ['new-artifact'])];

interface Page {
  items: { promotion: { id: string } }[];
  nextCursor?: string;
}

type Review = EventData<'ai.pedigree.review.recorded.v1'>;

describe('GET /api/v1/reviews', () => {
  let api: ApiUnderTest;
  let minute = 0;
  beforeEach(async () => {
    api = await startApi(() => new Date('2026-11-24T10:00:00Z'));
  });
  afterEach(() => api.app.close());

  const record = (...events: Parameters<typeof api.record>[0]) =>
    api.record(events, new Date(Date.UTC(2026, 10, 23, 12, minute++)).toISOString());
  const promote = async (
    id: string,
    reasons: Decision['reasons'] = REVIEWABLE,
    { model = `m-${id}`, environment = 'production', verdict = 'blocked' as const } = {},
  ) => {
    const of = { promotion: { id }, model, environment };
    await record(eventOf('ai.pedigree.promotion.requested.v1', { ...of, requestedBy: 'ci' }));
    await record(eventOf(BLOCKED, { ...SAMPLES[BLOCKED].data, ...of, verdict, reasons }));
  };
  const review = (id: string, reviewer: string, more: Partial<Review> = {}) =>
    record(
      eventOf('ai.pedigree.review.recorded.v1', {
        ...{ model: `m-${id}`, promotion: { id }, decision: 'approve', reviewer },
        ...{ reason: 'benign', expiresAt: END, ...more },
      }),
    );
  const wish = (id: string) =>
    record(
      eventOf('ai.pedigree.review.requested.v1', {
        ...{ model: `m-${id}`, promotion: { id }, requestedBy: 'ci' },
      }),
    );
  const get = (query = '') => request(api.app.getHttpServer()).get(`/api/v1/reviews${query}`);
  const waiting = async (query = ''): Promise<string[]> =>
    (await get(query).expect(200)).body.items.map(
      (item: { promotion: { id: string } }) => item.promotion.id,
    );

  it('lists what waits for a person, newest first, and why', async () => {
    await promote('a');
    await promote('b', [reason('trait-regression', ['new-artifact'])]);
    await promote('c', REVIEWABLE, { environment: 'staging' });
    const { body } = await get().expect(200);
    expect(body).toEqual({
      items: [
        expect.objectContaining({ promotion: { id: 'c' }, environment: 'staging' }),
        {
          promotion: { id: 'a' },
          model: 'm-a',
          environment: 'production',
          requestedBy: 'ci',
          requestedAt: expect.any(String),
          decidedAt: expect.any(String),
          needed: [{ rule: 'relay', text: 'review!' }],
          requests: [],
        },
      ],
    });
    expect(await waiting('?environment=staging')).toEqual(['c']);
    expect(await waiting('?model=m-a')).toEqual(['a']);
  });

  it('lists what somebody asked to have reviewed, until somebody does', async () => {
    await promote('a', [reason('trait-regression', ['new-artifact'])]);
    expect(await waiting()).toEqual([]);
    await wish('a');
    const { items } = (await get().expect(200)).body;
    expect(items).toMatchObject([{ needed: [], requests: [{ state: 'open', requestedBy: 'ci' }] }]);
    await review('a', 'alice', { decision: 'deny' });
    expect(await waiting()).toEqual([]);
  });

  it.each<[string, string, Partial<Review>, boolean]>([
    ['an approval', 'alice', {}, false],
    ['an approval of this rule', 'alice', { rules: ['relay'] }, false],
    ['an approval of another rule', 'alice', { rules: ['probe-drift'] }, true],
    ['a denial', 'alice', { decision: 'deny' }, false],
    ['an approval by who asked', ' Ci', {}, true],
    ['an approval that expired', 'alice', { expiresAt: '2026-11-24T09:00:00Z' }, true],
    ['an approval for another environment', 'alice', { environment: 'staging' }, true],
  ])('%s: waits on %s', async (_what, reviewer, more, waits) => {
    await promote('a');
    await review('a', reviewer, more);
    expect(await waiting()).toEqual(waits ? ['a'] : []);
  });

  it('waits for as many people as the rule asks for', async () => {
    await promote('a', [reason('same-base-sensitive', ['review'])]);
    await review('a', 'alice');
    await review('a', 'ALICE ');
    expect(await waiting()).toEqual(['a']);
    await review('a', 'bob');
    expect(await waiting()).toEqual([]);
  });

  it('leaves out what a newer promotion took the place of', async () => {
    await promote('old', REVIEWABLE, { model: 'm' });
    await promote('new', REVIEWABLE, { model: 'm' });
    await promote('other', REVIEWABLE, { model: 'm', environment: 'staging' });
    expect(await waiting()).toEqual(['other', 'new']);
  });

  it('reads decisions without steps to take by what clears them', async () => {
    const bare = { ...sample, rule: 'relay', clearedBy: ['review'] };
    await promote('a', [bare]);
    await promote('b', [{ ...bare, clearedBy: ['vetting'] }]);
    expect(await waiting()).toEqual(['a']);
  });

  it('pages', async () => {
    for (const n of Array.from({ length: 12 }, (_, index) => index))
      await promote(
        `p-${n}`,
        n % 3 === 0 ? REVIEWABLE : [reason('trait-regression', ['new-artifact'])],
      );
    const found: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const { body }: { body: Page } = await get(`?limit=2&cursor=${cursor}`).expect(200);
      expect(body.items.length).toBeLessThanOrEqual(2);
      found.push(...body.items.map((item) => item.promotion.id));
      cursor = body.nextCursor;
    }
    expect(found).toEqual(['p-9', 'p-6', 'p-3', 'p-0']);
    expect((await get('?cursor=%25').expect(400)).body.errors).toMatchObject([
      { parameter: 'cursor' },
    ]);
  });
});
