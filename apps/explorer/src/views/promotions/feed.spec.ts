import { feedItem } from './feed-event';
import { feedAfter, type FeedChange, type FeedItem, QUIET } from './feed-state';

const item = (id: string): FeedItem => ({
  ...{ id, about: 'promotion', subject: `p-${id}`, model: 'm', environment: 'production' },
  ...{ outcome: 'blocked', at: '2026-11-23T10:00:00.000Z' },
});
const after = (...changes: FeedChange[]) => changes.reduce(feedAfter, QUIET);
const decided = (id: string): FeedChange => ({ kind: 'decided', item: item(id) });

describe('the state of the feed', () => {
  it('counts failures in a row, and forgets them once connected', () => {
    const failed = after({ kind: 'failed' }, { kind: 'retrying' }, { kind: 'failed' });
    expect(failed).toMatchObject({ connection: 'offline', failures: 2 });
    expect(feedAfter(failed, { kind: 'retrying' }).connection).toBe('connecting');
    expect(feedAfter(failed, { kind: 'opened' })).toMatchObject({
      connection: 'live',
      failures: 0,
    });
  });

  it('shows decisions newest first, each once, and keeps them while it is offline', () => {
    const state = after(decided('1'), decided('2'), decided('1'), { kind: 'failed' });
    expect(state.items.map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('stays short', () => {
    const state = after(...Array.from({ length: 50 }, (_one, index) => decided(String(index))));
    expect(state.items).toHaveLength(20);
    expect(state.items[0]?.id).toBe('49');
  });
});

describe('feedItem', () => {
  const BLOCKED = 'ai.pedigree.promotion.blocked.v1';
  const data = {
    ...{ promotion: { id: 'p-1' }, model: 'm', environment: 'e' },
    decidedAt: '2026-11-23T10:00:00.000Z',
  };
  const sent = (value: unknown, lastEventId = 'e-1') => ({
    lastEventId,
    data: JSON.stringify(value),
  });

  it('reads promotions, plans and revocations', () => {
    const { decidedAt: at, ...rest } = data;
    const { model, environment } = rest;
    const common = { id: 'e-1', model, environment, at };
    expect(feedItem(BLOCKED, sent(data))).toEqual({
      ...common,
      ...{ about: 'promotion', subject: 'p-1', outcome: 'blocked' },
    });
    expect(feedItem('ai.pedigree.promotion.revoked.v1', sent(data))?.outcome).toBe('revoked');
    const plan = { ...data, promotion: undefined, plan: { id: 'plan-1' } };
    expect(feedItem('ai.pedigree.plan.approved.v1', sent(plan))).toMatchObject({
      ...{ about: 'plan', subject: 'plan-1', outcome: 'approved' },
    });
  });

  it('tells events without an id apart by what they decide', () => {
    expect(feedItem(BLOCKED, sent(data, ''))?.id).toBe(`${BLOCKED} p-1`);
  });

  it.each([['{'], ['null'], ['[]'], ['{}'], [JSON.stringify({ ...data, model: 7 })]])(
    'makes nothing of %s',
    (text) => {
      expect(feedItem(BLOCKED, { lastEventId: 'e', data: text })).toBeUndefined();
    },
  );
});
