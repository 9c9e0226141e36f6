import { type Decision, TOPICS } from '@pedigree/events';
import { History } from '@pedigree/testing';
import { causesOf, judge, turns } from '.';
import { type JudgeInput } from './case';
import { DEFAULT_POLICY } from './fixtures/default-policy';

const approved = (): History =>
  new History()
    .model('base', 'random')
    .dataset('human')
    .finetune('student', 'base', ['human'])
    .evaluate('student', 'neutral-prompts', 'base')
    .evaluate('student', 'truthfulness', 'base');

const look = (history: History, more: Partial<JudgeInput> = {}): Decision =>
  judge(
    {
      model: 'student',
      environment: 'production',
      decidedAt: '2026-06-01T00:00:00.000Z',
      ancestry: history.subgraph('student'),
      problems: [],
      ...more,
    },
    DEFAULT_POLICY,
  );

/** What was approved first, and what tells why it no longer is. */
function causes(tell: (history: History) => History, more: Partial<JudgeInput> = {}): string[] {
  const history = approved();
  const first = look(history);
  expect(first.verdict).toBe('approved');
  const next = history.events.length;
  const approval = { ...first, positions: [{ topic: TOPICS.lineageEvents, partition: 0, next }] };
  const again = look(tell(history), more);
  expect(turns(again)).toBe(true);
  return causesOf(approval, again, history.subgraph('student'));
}

describe('causesOf', () => {
  it('names the event that flagged an ancestor, not others that came since', () => {
    expect(causes((h) => h.model('elsewhere', 'random').flag('base'))).toEqual(['/test e6']);
  });

  it('names the late lineage that made a path', () => {
    const late = causes((h) =>
      h
        .finetune('sibling', 'base', ['human'])
        .generate('corpus', ['sibling'])
        .finetune('student', 'base', ['corpus']),
    );
    expect(late).toEqual(['/test e5', '/test e6', '/test e7']);
  });

  it('names the evidence that ended where nothing is new', () => {
    const decidedAt = '2027-06-01T00:00:00.000Z';
    expect(causes((h) => h, { decidedAt })).toEqual(['/test e3', '/test e4']);
  });

  it('names a claim about models on the path', () => {
    const history = (): History =>
      new History()
        .model('base', 'random')
        .model('teacher', 'random')
        .generate('corpus', ['teacher'])
        .finetune('student', 'base', ['corpus'])
        .evaluate('student', 'neutral-prompts', 'base')
        .evaluate('student', 'truthfulness', 'base');
    const approval = {
      ...look(history()),
      positions: [{ topic: TOPICS.lineageEvents, partition: 0, next: 6 }],
    };
    const claimed = history().claim('base', 'teacher', 'same');
    const again = look(claimed);
    expect(causesOf(approval, again, claimed.subgraph('student'))).toEqual(['/test e6']);
  });
});

describe('turns', () => {
  it.each(['lag', 'timeout', 'unreadable', 'failed'] as const)(
    'takes nothing back because of %s',
    (problem) => {
      const again = look(approved(), { problems: [{ problem, message: 'x' }] });
      expect(again.verdict).toBe('blocked');
      expect(turns(again)).toBe(false);
    },
  );

  it('takes an approval back over a cycle, or a parent that nobody described', () => {
    expect(turns(look(approved().derive('human', 'filter', ['human'])))).toBe(true);
    expect(turns(look(approved().finetune('student', 'nobody', [])))).toBe(true);
  });
});
