import { SharedQuestion } from './shared-question';

it('asks once for all who ask meanwhile, and never answers with what was asked before', async () => {
  const answers: ((value: number) => void)[] = [];
  const shared = new SharedQuestion(() => new Promise<number>((resolve) => answers.push(resolve)));
  const first = shared.ask();
  await Promise.resolve();
  const [second, third] = [shared.ask(), shared.ask()];
  await Promise.resolve();
  expect(answers).toHaveLength(1);
  answers[0]!(1);
  expect(await first).toBe(1);
  await new Promise((resolve) => setImmediate(resolve));
  expect(answers).toHaveLength(2);
  answers[1]!(2);
  expect(await Promise.all([second, third])).toEqual([2, 2]);
});

it('asks again after a failure', async () => {
  let times = 0;
  const shared = new SharedQuestion(async () => {
    if (++times === 1) throw new Error('no');
    return times;
  });
  await expect(shared.ask()).rejects.toThrow('no');
  expect(await shared.ask()).toBe(2);
});
