import { accumulating } from './accumulating';
import { aliasing } from './aliasing';
import { edge, request, saying } from './builders';
import { counting } from './counting';
import { deploying } from './deploying';
import { finding } from './finding';
import { promoting } from './promoting';
import { reaching } from './reaching';
import { recording } from './recording';
import { relating } from './relating';
import { remembering } from './remembering';
import { searching } from './searching';
import { standing } from './standing';
import { streaming } from './streaming';
import { trailing } from './trailing';
import { type Bench, type MakeGraph, World } from './world';

const PARTS = {
  ...{
    recording,
    reaching,
    finding,
    promoting,
    standing,
    streaming,
    trailing,
    remembering,
    counting,
    deploying,
    relating,
    searching,
    accumulating,
    aliasing,
  },
};

/**
 * What every graph promises. Run it on each adapter, whole: there is no skip list. Jest only.
 *
 * @param makeGraph called once; the graph may hold other data
 */
export function graphContract(name: string, makeGraph: MakeGraph): void {
  describe(`graph contract: ${name}`, () => {
    let bench: Bench;
    let world: World;
    beforeAll(async () => {
      bench = await makeGraph();
    });
    beforeEach(() => {
      world = new World(bench.graph);
    });
    afterAll(() => bench.graph.close());

    for (const [part, define] of Object.entries(PARTS)) describe(part, () => define(() => world));

    test('answers a ping, and keeps everything over a restart', async () => {
      await world.record(
        [saying({ eventId: '1' }, [edge('INITIALIZED_FROM', 'a', 'b'), request('p1', 'a')])],
        [{ partition: 0, next: 7 }],
      );
      const before = [await world.reach(['a']), await world.everything(), await world.positions()];
      bench.graph = world.graph = await bench.reopen();
      await world.graph.ping();
      const after = [await world.reach(['a']), await world.everything(), await world.positions()];
      expect(after).toEqual(before);
      await world.record([saying({ eventId: '1' }, [edge('INITIALIZED_FROM', 'a', 'c')])]);
      expect(await world.ids(['a'])).toEqual(['a', 'b']);
    });

    test('after it was closed, calls fail with unavailable', async () => {
      const { graph } = bench;
      await graph.close();
      await expect(graph.ping()).rejects.toMatchObject({ name: 'GraphError', code: 'unavailable' });
      bench.graph = await bench.reopen();
    });
  });
}
