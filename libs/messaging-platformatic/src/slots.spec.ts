import { Slots } from './slots';

it('lets so many run at a time, in the order in which they came, whatever they throw', async () => {
  const slots = new Slots(2);
  let [running, most] = [0, 0];
  const began: number[] = [];
  const task = (number: number) => async () => {
    began.push(number);
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running--;
    if (number === 1) throw new Error('no');
  };
  const all = Array.from({ length: 6 }, (_, number) => slots.run(task(number)));
  const outcomes = await Promise.allSettled(all);
  expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual([
    true,
    false,
    true,
    true,
    true,
    true,
  ]);
  expect(began).toEqual([0, 1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});
