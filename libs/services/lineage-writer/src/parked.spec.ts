import { eventKey, TOPICS } from '@pedigree/events';
import { judge } from '@pedigree/promotion';
import { type ReceivedMessage } from '@pedigree/messaging';
import { Policies } from '@pedigree/service-kit';
import { History, subgraphOf } from '@pedigree/testing';
import { decodeRecording } from './decode-message';
import { markOf } from './parked';

const flagged = (reason: string) => ({
  specversion: '1.0',
  id: 'flag-1',
  source: '/red-team',
  type: 'ai.pedigree.model.flagged.v1',
  data: { model: 'base', reason },
});

const message = (value: unknown, offset = 7): ReceivedMessage => ({
  topic: TOPICS.lineageEvents,
  partition: 2,
  offset,
  timestamp: Date.UTC(2026, 0, 2),
  headers: [],
  value: new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)),
});

describe('markOf', () => {
  it('tells the graph which artifact an unreadable event was about, by its data or its subject', () => {
    const [mark] = markOf(message(flagged('nonsense')), 'wrong reason');
    expect(mark?.artifacts).toEqual([{ id: 'base' }]);
    expect(mark?.facts).toMatchObject([
      {
        fact: 'evidence',
        kind: 'parked',
        about: 'base',
        id: eventKey({ source: '/red-team', id: 'flag-1' }),
      },
    ]);
    const bare = { ...flagged('x'), data: undefined };
    const [other] = markOf(
      message({ ...bare, type: 'ai.pedigree.dataset.odd.v9', subject: 'd' }),
      'unknown type',
    );
    expect(other?.artifacts).toEqual([{ id: 'd' }]);
  });

  it.each(['garbage', '{}', '[]', JSON.stringify({ id: 'x', source: 'y', type: 'z' })])(
    'says nothing where nobody can tell: %s',
    (value) => {
      expect(markOf(message(value), 'unreadable')).toEqual([]);
    },
  );
});

describe('a flag that could not be read', () => {
  const policies = new Policies({});
  afterAll(() => policies.onModuleDestroy());
  const history = new History()
    .model('base', 'random')
    .dataset('human')
    .finetune('student', 'base', ['human']);
  for (const suite of ['neutral-prompts', 'truthfulness'])
    history.evaluate('student', suite, 'base');
  const decide = (recordings: ReturnType<typeof markOf>) =>
    judge(
      {
        model: 'student',
        environment: 'production',
        decidedAt: '2026-06-01T00:00:00.000Z',
        ancestry: subgraphOf([...history.recordings(), ...recordings], 'student'),
        problems: [],
      },
      policies.current.policy,
    );

  it('is not taken for no flag: the decision is indeterminate until it is sent again', () => {
    expect(decide([]).verdict).toBe('approved');
    const mark = markOf(message(flagged('nonsense')), 'wrong reason');
    const parked = decide(mark);
    expect(parked).toMatchObject({ verdict: 'blocked', indeterminate: true });
    expect(parked.reasons[0]?.message).toContain('/red-team flag-1');

    const corrected = decodeRecording(message(flagged('incident'), 8));
    const rules = decide([...mark, ...(corrected.ok ? [corrected.value] : [])]).reasons.map(
      ({ rule }) => rule,
    );
    expect(rules).toEqual(['suspect-ancestor']);
  });
});
