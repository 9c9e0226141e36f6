import { Coalescer } from './coalesce';

const limits = { maxItems: 3, maxBytes: 100 };

it('carries out together what waits, in order and within bounds', async () => {
  const flushed: (readonly number[])[] = [];
  const coalescer = new Coalescer<number>((items) => void flushed.push(items), limits);
  await Promise.all([1, 2, 3, 4, 5].map((item) => coalescer.add(item, item === 5 ? 500 : 1)));
  expect(flushed).toEqual([[1, 2, 3], [4], [5]]);
});

it('has one flush under way at a time', async () => {
  let [running, most] = [0, 0];
  const coalescer = new Coalescer<number>(async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running--;
  }, limits);
  await Promise.all([1, 2, 3, 4, 5, 6, 7].map((item) => coalescer.add(item)));
  expect(most).toBe(1);
});

it('tells those in a failed flush, and goes on', async () => {
  const coalescer = new Coalescer<number>((items) => {
    if (items.includes(2)) throw new Error('no');
  }, limits);
  const results = await Promise.allSettled([1, 2, 3, 4].map((item) => coalescer.add(item)));
  expect(results.map(({ status }) => status)).toEqual([
    ...Array.from({ length: 3 }, () => 'rejected'),
    'fulfilled',
  ]);
  await coalescer.idle();
});

it('is idle only when nothing waits', async () => {
  const done: number[] = [];
  const coalescer = new Coalescer<number>((items) => void done.push(...items), limits);
  const adding = [1, 2, 3, 4].map((item) => coalescer.add(item));
  await coalescer.idle();
  expect(done).toEqual([1, 2, 3, 4]);
  await Promise.all(adding);
});
