import { faultsOf, reviewBody, type ReviewDraft } from './review-draft';

const draft = (changes: Partial<ReviewDraft> = {}): ReviewDraft => ({
  ...{ decision: 'approve', reviewer: 'alice', reason: 'read it', rules: ['relay'] },
  ...changes,
});

const needed = ['relay'];

describe('a review', () => {
  it('goes when it is complete', () => {
    expect(faultsOf(draft(), { requestedBy: 'bob', needed })).toEqual({});
    expect(reviewBody(draft({ reviewer: ' alice ', reason: ' read it\n' }))).toEqual(draft());
  });

  it.each([
    ['reviewer', draft({ reviewer: ' ' })],
    ['reason', draft({ reason: '\n' })],
    ['rules', draft({ rules: [] })],
  ])('says that %s is missing', (field, given) => {
    expect(Object.keys(faultsOf(given, { needed }))).toEqual([field]);
  });

  it('is not for who asked for the promotion', () => {
    const faults = faultsOf(draft({ reviewer: 'Bob ' }), { requestedBy: 'bob', needed });
    expect(faults.reviewer).toContain('bob');
  });

  it('speaks of everything where nothing in particular waits', () => {
    const open = draft({ rules: [] });
    expect(faultsOf(open, { needed: [] })).toEqual({});
    expect(reviewBody(open)).not.toHaveProperty('rules');
  });

  it('denies the model as a whole', () => {
    const denial = draft({ decision: 'deny' });
    expect(reviewBody(denial)).not.toHaveProperty('rules');
    expect(faultsOf({ ...denial, rules: [] }, { needed })).toEqual({});
  });
});
