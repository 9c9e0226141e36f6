import { TOPICS } from '@pedigree/events';
import { Backpressure } from './backpressure';

const at = (next: number) => [{ topic: TOPICS.lineageEvents, partition: 0, next }];

/** A log that ends at `end`, and a graph that has read to `reached`. */
function under(maxLag: number | undefined) {
  const state = { end: 0, reached: 0, looks: 0 };
  const topics = { ends: async () => at(state.end) };
  const lineage = { positions: async () => (state.looks++, at(state.reached)) };
  const bus = { topics } as never;
  return { state, pressure: new Backpressure(bus, { lineage } as never, { maxLag } as never) };
}

it('lets in what is within the limit, and asks nobody where there is none', async () => {
  const { state, pressure } = under(10);
  state.end = 10;
  await pressure.admit(1000);
  const free = under(undefined);
  await free.pressure.admit(1000);
  expect([state.looks, free.state.looks]).toEqual([1, 0]);
});

it('counts what it let in although the log does not show it yet', async () => {
  const { state, pressure } = under(10);
  await pressure.admit(11);
  let second = false;
  const waiting = pressure.admit(1).then(() => (second = true));
  state.end = 11;
  await new Promise((resolve) => setImmediate(resolve));
  expect(second).toBe(false);
  state.reached = 1;
  await waiting;
  expect(second).toBe(true);
});

it('lets one after the other in as the graph catches up', async () => {
  const { state, pressure } = under(0);
  state.end = 3;
  const order: number[] = [];
  const all = [1, 2, 3].map((n) => pressure.admit(1).then(() => void order.push(n)));
  state.reached = 3;
  await Promise.all(all);
  expect(order).toEqual([1, 2, 3]);
});

it('says when to come again where the graph stands still', async () => {
  jest.useFakeTimers({ advanceTimers: true });
  const { state, pressure } = under(0);
  state.end = 7;
  const refused = expect(pressure.admit(1)).rejects.toMatchObject({
    problemName: 'unavailable',
    message: expect.stringContaining('7 events behind') as string,
    headers: { 'retry-after': '5' },
  });
  await jest.advanceTimersByTimeAsync(11_000);
  await refused;
  jest.useRealTimers();
});
