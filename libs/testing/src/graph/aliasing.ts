import { asOf, closureOf } from '@pedigree/graph';
import { type Recording } from '@pedigree/lineage';
import { description, edge, minute, saying } from './builders';
import { type World } from './world';

const ALIAS = 'alias:1';

/** Says at minute 1 that the table and the path are one thing. */
const NAMED: Recording = saying({ eventId: 'named', recordedAt: minute(1), offset: 1 }, [
  description('path', { alias: ALIAS, described: false }),
  description('table', { alias: ALIAS, described: false }),
]);
/** Rows are written by the path, and read by the name of the table. */
const WRITTEN = saying({ eventId: 'written' }, [edge('GENERATED_BY', 'path', 'teacher')]);
const READ = saying({ eventId: 'read' }, [edge('TRAINED_ON', 'student', 'table')]);

/** What is promised of names that an event calls names of one thing. */
export function aliasing(world: () => World): void {
  async function closure(root: string, direction: 'upstream' | 'downstream') {
    const w = world();
    const query = { roots: [w.id(root)], direction, limit: 100, timeoutMs: 60_000 };
    return closureOf(w.graph.lineage, query);
  }
  const idsIn = ({ nodes }: { nodes: readonly { id: string }[] }): string[] =>
    world().strip(nodes.map(({ id }) => id));

  beforeEach(() => world().record([WRITTEN, READ, NAMED]));

  test('whoever reaches one name reaches the other, up and down', async () => {
    const all = ['path', 'student', 'table', 'teacher'];
    expect(idsIn(await closure('student', 'upstream'))).toEqual(all);
    expect(idsIn(await closure('teacher', 'downstream'))).toEqual(all);
  });

  test('are found by what they share, which is no digest', async () => {
    const w = world();
    const query = { bases: [], digests: [w.id(ALIAS)], limit: 9 };
    expect(w.strip((await w.graph.lineage.namesakes(query)).ids)).toEqual(['path', 'table']);
    const ids = [w.id('path')];
    const frontier = { ids, direction: 'upstream', limit: 9, timeoutMs: 60_000 } as const;
    const { digests } = await w.graph.closures.frontier(frontier);
    expect(w.strip(digests)).toEqual([['path', ALIAS]]);
  });

  test('were not the same before that was said', async () => {
    const now = await closure('student', 'upstream');
    expect(idsIn(asOf(now, { recordedAt: minute(0) }))).toEqual(['student', 'table']);
  });
}
