import {
  pauseMs,
  type Progress,
  progressMetadata,
  restoreProgress,
  standAt,
  startAt,
  take,
} from './progress';
import { received, stretchOf } from './fixtures/received';

const waiting: Progress = { next: 7, attempt: 3, faults: 1, notBefore: 5_000, aloneBelow: 9 };

it('survives as text beside the offset', () => {
  expect(restoreProgress(7, progressMetadata(waiting))).toEqual(waiting);
  expect(progressMetadata(startAt(7))).toBe('');
  expect(restoreProgress(7, '')).toEqual(startAt(7));
});

it.each([
  null,
  'a note of another tool',
  '{"attempt":3}',
  'null',
  '[1]',
  '{"pedigree":1,"attempt":"3","faults":0,"notBefore":0,"aloneBelow":0}',
  '{"pedigree":1,"attempt":-1,"faults":0,"notBefore":0,"aloneBelow":0}',
  '{"pedigree":2,"attempt":1,"faults":0,"notBefore":0,"aloneBelow":0}',
])('takes foreign text for none: %s', (text) => {
  expect(restoreProgress(7, text)).toEqual(startAt(7));
});

it('forgets what was counted of one message when it moves to another', () => {
  expect(standAt(waiting, 8)).toEqual({ ...startAt(8), aloneBelow: 9 });
  expect(standAt(waiting, 9)).toEqual(startAt(9));
  expect(standAt(waiting, 7)).toBe(waiting);
});

it('takes what is not settled, and a suspect alone', () => {
  const list = [5, 6, 7, 8, 9, 10].map((offset) => received(offset));
  const offsets = (progress: Progress) =>
    take(stretchOf(list), progress, 2).messages.map(({ offset }) => offset);
  expect(offsets(startAt(6))).toEqual([6, 7]);
  expect(offsets(waiting)).toEqual([7]);
  expect(offsets(startAt(11))).toEqual([]);
});

it('passes what no reader sees only with the last of the messages', () => {
  const hidden = stretchOf([received(5), received(6), received(8)], 11);
  const next = (progress: Progress, most: number) => take(hidden, progress, most).next;
  expect(next(startAt(5), 2)).toBe(7);
  expect(next(startAt(5), 3)).toBe(11);
  expect(next({ ...startAt(8), aloneBelow: 9 }, 3)).toBe(11);
  expect(next(startAt(9), 3)).toBe(11);
  expect(next(startAt(11), 3)).toBe(11);
});

it('never waits longer than the policy says, whatever clock wrote the time', () => {
  expect(pauseMs(waiting, 4_000, 30_000)).toBe(1_000);
  expect(pauseMs(waiting, 6_000, 30_000)).toBe(0);
  expect(pauseMs(waiting, 0, 300)).toBe(300);
});
