import { type Expectation } from './types';

/** Blocked, with a path from a generator that started from the same weights. */
export const same = (candidate: string, ...rules: string[]): Expectation => ({
  candidate,
  verdict: 'blocked',
  grade: 'same',
  rules,
});

/** Blocked, with a path from a generator whose weights are only partly the same start. */
export const partial = (candidate: string): Expectation => ({
  candidate,
  verdict: 'blocked',
  grade: 'partial',
  rules: ['partial-initialization'],
});

/** Blocked, since nobody has said whether generator and student share a start. */
export const unknown = (candidate: string): Expectation => ({
  candidate,
  verdict: 'blocked',
  grade: 'unknown',
  rules: ['unknown-initialization'],
});

/** Blocked for want of trait evaluations: safer than the others, not safe. */
export const crossBase = (candidate: string): Expectation => ({
  candidate,
  verdict: 'blocked',
  grade: 'none',
  rules: ['cross-base-unevaluated'],
});
