import { type PedigreeEvent } from '@pedigree/events';
import { interpret } from '@pedigree/lineage';
import { fineTune, fineTunes } from './fine-tunes';
import { EDGES_PER_PAIR, hub } from './hub';
import { slices } from './recordings';
import { chain, diamond, generations } from './shapes';

const edgesOf = (events: Iterable<PedigreeEvent>): number =>
  [...events].flatMap((event) => interpret(event).facts).filter(({ fact }) => fact === 'edge')
    .length;
const artifactsOf = (events: Iterable<PedigreeEvent>): Set<string> =>
  new Set([...events].flatMap((event) => interpret(event).artifacts.map(({ id }) => id)));

it('makes the same world each time, from any event on', () => {
  expect([...fineTunes(3, { world: 'w' }, 7)]).toEqual(
    [7, 8, 9].map((index) => fineTune(index, { world: 'w' })),
  );
  expect([...hub(2, { world: 'w' }, 5)]).toEqual([...hub(7, { world: 'w' })].slice(10));
  expect(fineTune(1, { world: 'w', seed: 2 })).not.toEqual(fineTune(1, { world: 'w' }));
});

it('fine-tunes have three edges and two artifacts of their own', () => {
  const events = [...fineTunes(500, { world: 'w' })];
  expect(edgesOf(events)).toBe(1500);
  const own = [...artifactsOf(events)].filter((id) => !/base|shared/.test(id));
  expect(own).toHaveLength(1000);
});

it('a hub has a few very popular bases and five edges for each artifact of its own', () => {
  const events = [...hub(4000, { world: 'w' })];
  expect(edgesOf(events)).toBe(4000 * EDGES_PER_PAIR);
  const uses = new Map<string, number>();
  for (const event of events)
    for (const fact of interpret(event).facts)
      if (fact.fact === 'edge' && fact.type === 'INITIALIZED_FROM')
        uses.set(fact.to, (uses.get(fact.to) ?? 0) + 1);
  const counts = [...uses.values()].sort((a, b) => b - a);
  expect(counts[0]).toBeGreaterThan(4000 / 12);
  expect(counts[Math.floor(counts.length / 2)]).toBeLessThan(4000 / 100);
});

it('shapes have the edges that they say', () => {
  expect(edgesOf(generations('w', 100))).toBe(300);
  expect(artifactsOf(generations('w', 100)).size).toBe(201);
  expect(edgesOf(chain('w', 100))).toBe(100);
  expect(edgesOf(diamond('w', 20, 2))).toBe(19 * 4 + 2);
});

it('cuts a stream without holding it', () => {
  const endless = (function* () {
    for (let n = 0; ; n++) yield n;
  })();
  const cut = slices(endless, 3);
  expect([cut.next().value, cut.next().value]).toEqual([
    [0, 1, 2],
    [3, 4, 5],
  ]);
  expect([...slices([1, 2, 3, 4], 3)]).toEqual([[1, 2, 3], [4]]);
});
