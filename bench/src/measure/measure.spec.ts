import { type Row } from '../figure';
import { jsonLine, tableOf } from '../report';
import { regressions } from './baseline';
import { compare } from './compare';
import { medianOf, quantileOf, spreadOf } from './statistics';
import { reaches } from './verdict';

const about = { figure: 'f', title: 'A figure', unit: 'events/s' };

const rowWith = (ratio: number, more: Partial<Row> = {}): Row => ({
  ...about,
  value: spreadOf([ratio]),
  floor: { name: 'bare', ...spreadOf([1]) },
  ratio: spreadOf([ratio]),
  runs: 1,
  ...more,
});

it('takes quantiles between values', () => {
  expect(medianOf([3, 1, 2])).toBe(2);
  expect(medianOf([1, 2])).toBe(1.5);
  expect(quantileOf([0, 10], 0.99)).toBeCloseTo(9.9);
  expect(medianOf([])).toBeNaN();
});

it('measures in turn, takes ratios pair by pair, and leaves warm-ups out', async () => {
  const order: string[] = [];
  const row = await compare(
    {
      ...about,
      subject: async (run) => (order.push(`a${run}`), 10 * (run + 1)),
      floor: { name: 'bare', run: async (run) => (order.push(`b${run}`), run === 0 ? 1 : 5) },
    },
    { runs: 2, warmUps: 1, size: 1 },
  );
  expect(order).toEqual(['a0', 'b0', 'a1', 'b1', 'a2', 'b2']);
  expect(row.ratio).toEqual({ min: 4, median: 5, max: 6 });
  expect(row.value.median).toBe(25);
});

it('judges by the median of the ratio and by a bound on the value', () => {
  expect(reaches(rowWith(0.8))).toBeUndefined();
  expect(reaches(rowWith(0.8, { target: { atLeast: 0.8 } }))).toBe(true);
  expect(reaches(rowWith(1.4, { target: { atMost: 1.3 } }))).toBe(false);
  expect(reaches(rowWith(0.9, { target: { atLeast: 0.8 }, bound: { atLeast: 2 } }))).toBe(false);
});

it('finds ratios that got worse, in either direction, and none that got better', () => {
  const baseline = {
    high: { ratio: 0.8, better: 'higher' },
    low: { ratio: 2, better: 'lower' },
  } as const;
  const found = (high: number, low: number) =>
    regressions(
      [rowWith(high, { figure: 'high' }), rowWith(low, { figure: 'low' }), rowWith(0)],
      baseline,
      0.5,
    ).map(({ figure }) => figure);
  expect(found(0.41, 3.9)).toEqual([]);
  expect(found(5, 0.1)).toEqual([]);
  expect(found(0.39, 4.1)).toEqual(['high', 'low']);
});

it('reports each row as JSON and in a table', () => {
  const row = rowWith(0.5, { target: { atLeast: 0.8 }, more: { 'p99 ms': 12.34 } });
  expect(JSON.parse(jsonLine(row))).toMatchObject({ figure: 'f', met: false });
  expect(tableOf([row])).toMatch(/SHORT[\s\S]*A figure[\s\S]*p99 ms 12.3/);
});
