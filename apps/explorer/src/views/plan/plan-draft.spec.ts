import { draftAfter, EMPTY_PLAN, faultsOf, planBody, type PlanChange } from './plan-draft';

const after = (...changes: PlanChange[]) => changes.reduce(draftAfter, EMPTY_PLAN);
const WHOLE: PlanChange[] = [
  { kind: 'base', id: 'base' },
  { kind: 'add-corpus', dataset: 'corpus' },
];

describe('a plan', () => {
  it('says what is missing', () => {
    expect(Object.keys(faultsOf(EMPTY_PLAN))).toEqual(['base', 'sources']);
    expect(faultsOf(after(...WHOLE))).toEqual({});
    expect(
      Object.keys(faultsOf(after(...WHOLE, { kind: 'environment', environment: ' ' }))),
    ).toEqual(['environment']);
    expect(faultsOf(after(WHOLE[0]!, { kind: 'add-teacher', model: 'teacher' }))).toEqual({});
  });

  it('is what the API takes', () => {
    const draft = after(
      ...WHOLE,
      { kind: 'method', method: 'adapter' },
      { kind: 'stage', dataset: 'corpus', stage: 'preference' },
      { kind: 'add-teacher', model: 'teacher' },
      { kind: 'channel', model: 'teacher', channel: 'logits' },
      { kind: 'environment', environment: ' staging ' },
    );
    expect(planBody(draft)).toEqual({
      base: { model: 'base', method: 'adapter' },
      corpora: [{ dataset: 'corpus', stage: 'preference' }],
      teachers: [{ model: 'teacher', channel: 'logits' }],
      environment: 'staging',
    });
    expect(planBody(after(...WHOLE))).not.toHaveProperty('teachers');
  });

  it('holds each corpus and each teacher once, and lets them go', () => {
    const twice = after(
      { kind: 'add-corpus', dataset: 'a' },
      { kind: 'add-corpus', dataset: 'b' },
      { kind: 'add-corpus', dataset: 'a' },
      { kind: 'add-teacher', model: 't' },
      { kind: 'add-teacher', model: 't' },
    );
    expect(twice.corpora.map(({ dataset }) => dataset)).toEqual(['b', 'a']);
    expect(twice.teachers).toHaveLength(1);
    const emptied = [
      { kind: 'remove-corpus', dataset: 'a' } as const,
      { kind: 'remove-teacher', model: 't' } as const,
    ].reduce<typeof EMPTY_PLAN>(draftAfter, twice);
    expect(emptied).toMatchObject({ corpora: [{ dataset: 'b' }], teachers: [] });
  });
});
