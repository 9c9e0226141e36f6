import { Turns } from './turns';

const tick = () => new Promise((resolve) => setImmediate(resolve));

it('lets one task at a time run for a key, in order, and others meanwhile', async () => {
  const turns = new Turns();
  const happened: string[] = [];
  const task = (name: string) => async () => {
    happened.push(`${name} begins`);
    await tick();
    happened.push(`${name} ends`);
    return name;
  };
  const done = [
    turns.take('a', task('one')),
    turns.take('a', task('two')),
    turns.take('b', task('other')),
  ];
  expect(await Promise.all(done)).toEqual(['one', 'two', 'other']);
  const order = ['one begins', 'one ends', 'two begins', 'two ends'];
  expect(happened.filter((line) => !line.startsWith('other'))).toEqual(order);
  expect(happened.indexOf('other begins')).toBeLessThan(happened.indexOf('one ends'));
});

it('goes on after a task that failed, and is idle only then', async () => {
  const turns = new Turns();
  const failing = turns.take('a', async () => {
    await tick();
    throw new Error('no');
  });
  let ran = false;
  const next = turns.take('a', async () => void (ran = true));
  await Promise.all([expect(failing).rejects.toThrow('no'), turns.idle()]);
  expect(ran).toBe(true);
  await next;
});
