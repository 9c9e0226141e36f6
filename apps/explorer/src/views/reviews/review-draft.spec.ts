import { faultsOf, reviewBody, type ReviewDraft } from './review-draft';

const draft = (changes: Partial<ReviewDraft> = {}): ReviewDraft => ({
  ...{ decision: 'approve', reviewer: 'alice', reason: 'read it', rules: ['relay'] },
  ...changes,
});

describe('a review', () => {
  it('goes when it is complete', () => {
    expect(faultsOf(draft(), { requestedBy: 'bob' })).toEqual({});
    expect(reviewBody(draft({ reviewer: ' alice ', reason: ' read it\n' }))).toEqual(draft());
  });

  it.each([
    ['reviewer', draft({ reviewer: ' ' })],
    ['reason', draft({ reason: '\n' })],
    ['rules', draft({ rules: [] })],
  ])('says that %s is missing', (field, given) => {
    expect(Object.keys(faultsOf(given, {}))).toEqual([field]);
  });

  it('is not for who asked for the promotion', () => {
    expect(faultsOf(draft({ reviewer: 'Bob ' }), { requestedBy: 'bob' }).reviewer).toContain('bob');
  });
});
