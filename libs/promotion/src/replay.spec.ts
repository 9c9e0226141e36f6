import { TOPICS } from '@pedigree/events';
import { History } from '@pedigree/testing';
import { decide, differenceOf, replay, statementOf } from '.';
import { type Gathered } from './assess';
import { DEFAULT_POLICY } from './fixtures/default-policy';

const told = (): History =>
  new History()
    .model('base', 'random')
    .model('teacher', 'random')
    .generate('corpus', ['teacher'])
    .finetune('student', 'base', ['corpus'])
    .evaluate('student', 'neutral-prompts', 'base')
    .evaluate('student', 'truthfulness', 'base');

const positionsAfter = ({ events }: History) => [
  { topic: TOPICS.lineageEvents, partition: 0, next: events.length },
];

const gathered = (history: History, problems: Gathered['input']['problems'] = []): Gathered => ({
  promotion: { id: 'p', requestedBy: 'ci' },
  positions: positionsAfter(history),
  input: {
    model: 'student',
    environment: 'production',
    decidedAt: '2026-06-01T00:00:00.000Z',
    requestedBy: 'ci',
    ancestry: history.subgraph('student'),
    problems,
  },
});

/** As it comes back from a file or the API. */
const readBack = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe('replay', () => {
  it('makes the same bytes from what was known then, also after the graph has moved on', () => {
    const history = told();
    const decision = readBack(decide(gathered(history), DEFAULT_POLICY));
    expect(decision.verdict).toBe('approved');
    history.flag('base').flag('student').finetune('student', 'teacher', ['corpus']);
    const ancestry = told().subgraph('student');
    const again = replay(decision, { ancestry, policy: DEFAULT_POLICY });
    expect(again).toMatchObject({ identical: true, differences: [] });
    const now = replay(decision, {
      ancestry: history.subgraph('student'),
      policy: DEFAULT_POLICY,
    });
    expect(now.identical).toBe(false);
    expect(now.differences).toContain('verdict');
  });

  it.each([
    ['lag', 'events are missing'],
    ['timeout', 'too slow'],
  ] as const)('repeats what a read that failed by %s led to', (problem, message) => {
    const history = told();
    const ancestry = history.subgraph('student');
    const failed = gathered(history, [{ problem, message }]);
    const unseen = { roots: ['student'], nodes: [], edges: [], truncated: true };
    const input = problem === 'lag' ? failed.input : { ...failed.input, ancestry: unseen };
    const decision = readBack(decide({ ...failed, input }, DEFAULT_POLICY));
    expect(decision.indeterminate).toBe(true);
    expect(replay(decision, { ancestry, policy: DEFAULT_POLICY }).identical).toBe(true);
  });

  it('names what was altered', () => {
    const history = told();
    const decision = { ...decide(gathered(history), DEFAULT_POLICY), cleared: [] };
    const ancestry = history.subgraph('student');
    expect(replay(decision, { ancestry, policy: DEFAULT_POLICY })).toMatchObject({
      identical: false,
      differences: ['cleared'],
    });
  });
});

describe('statementOf', () => {
  it('is a verification summary about the weights, with the document but not its envelope', () => {
    const decision = decide(gathered(told()), DEFAULT_POLICY);
    const envelope = { payloadType: 'x', payload: 'y', signatures: [] };
    const digest = `sha256:${'c'.repeat(64)}`;
    expect(statementOf({ ...decision, digest, envelope, shadow: {} })).toMatchObject({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'student', digest: { sha256: 'c'.repeat(64) } }],
      predicateType: 'https://slsa.dev/verification_summary/v1',
      predicate: { verificationResult: 'PASSED', decision: { ...decision, digest } },
    });
  });
});

describe('differenceOf', () => {
  it('says nothing where two policies agree, and what differs where not', () => {
    const decision = decide(gathered(told()), DEFAULT_POLICY);
    expect(differenceOf(decision, decision)).toBeUndefined();
    const flagged = decide(gathered(told().flag('base')), DEFAULT_POLICY);
    expect(differenceOf(decision, flagged)).toMatchObject({
      verdict: 'blocked',
      added: ['suspect-ancestor'],
      removed: [],
    });
  });
});
