import { type TrailStep, trailInWords } from './trail-words';

describe('trailInWords', () => {
  it.each<[string, TrailStep]>([
    ['ci asked for the promotion', { step: 'requested', actor: 'ci' }],
    ['Somebody asked for the promotion', { step: 'requested' }],
    ['The gate blocked it', { step: 'decided', verdict: 'blocked' }],
    ['The gate decided', { step: 'decided' }],
    ['The approval was taken back', { step: 'revoked', verdict: 'blocked' }],
    [
      'bo asked for a review: no time',
      { step: 'review-requested', actor: 'bo', data: { reason: 'no time' } },
    ],
    ['bo asked for a review', { step: 'review-requested', actor: 'bo', data: { reason: '' } }],
    [
      'al denied it: suspect',
      { step: 'reviewed', actor: 'al', data: { decision: 'deny', reason: 'suspect' } },
    ],
    ['al approved it', { step: 'reviewed', actor: 'al', data: { decision: 'approve' } }],
    ['al reviewed it', { step: 'reviewed', actor: 'al', data: null }],
  ])('%s', (words, step) => {
    expect(trailInWords(step)).toBe(words);
  });
});
