import request from 'supertest';
import { type ApiUnderTest, eventOf, history, startApi } from './spec-app';
import { type GraphView } from './views';

describe('ancestry and descendants in pages', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApi();
    await api.record([
      ...history('base', 'teacher', 'corpus', 'student'),
      ...['one', 'two', 'three'].map((output) =>
        eventOf('ai.pedigree.weights.transformed.v1', {
          ...{ run: { id: `r-${output}` }, output, method: 'quantize' },
          parents: [{ model: 'student' }],
        }),
      ),
    ]);
  });
  afterAll(() => api.app.close());

  const get = (path: string) => request(api.app.getHttpServer()).get(`/api/v1/artifacts/${path}`);
  const graph = async (path: string): Promise<GraphView> =>
    (await get(path).expect(200)).body as GraphView;
  const idsOf = ({ nodes }: GraphView): string[] => nodes.map(({ id }) => id);
  const pages = async (path: string): Promise<GraphView[]> => {
    const all = [await graph(path)];
    for (let cursor = all[0]!.nextCursor; cursor !== undefined; cursor = all.at(-1)!.nextCursor)
      all.push(await graph(`${path}&cursor=${cursor}`));
    return all;
  };

  it('pages together are the whole, once each, nearest first', async () => {
    const all = await pages('base/descendants?paged=true&limit=2');
    expect(all.map(idsOf)).toEqual([
      ['base', 'student'],
      ['teacher', 'corpus'],
      ['one', 'three'],
      ['two'],
    ]);
    const whole = await graph('base/descendants');
    const sorted = (edges: readonly object[]) => edges.map((edge) => JSON.stringify(edge)).sort();
    expect(sorted(all.flatMap(({ edges }) => edges))).toEqual(sorted(whole.edges));
    expect(whole).not.toHaveProperty('nextCursor');
    expect(all[0]!.nodes).toMatchObject([{ distance: 0 }, { distance: 1 }]);
    expect(all.map(({ truncated }) => truncated)).toEqual([false, false, false, false]);
  });

  it('follows and shows only edges of the types asked for', async () => {
    const weights = await graph('student/ancestry?edge=INITIALIZED_FROM');
    expect(idsOf(weights)).toEqual(['student', 'base']);
    const data = await graph('student/ancestry?edge=TRAINED_ON&edge=GENERATED_BY');
    expect(idsOf(data)).toEqual(['student', 'corpus', 'teacher']);
    expect(data.edges).toMatchObject([{ type: 'GENERATED_BY' }, { type: 'TRAINED_ON' }]);
  });

  it('shows only one kind, and goes through the other', async () => {
    expect(idsOf(await graph('student/ancestry?kind=dataset'))).toEqual(['corpus']);
    const models = await graph('one/ancestry?kind=model&depth=2');
    expect(idsOf(models)).toEqual(['one', 'student', 'base']);
    expect(models.edges).toHaveLength(2);
  });

  it('goes together with asOf', async () => {
    const then = await graph('student/ancestry?paged=true&asOf=2026-01-01T00:00:00Z');
    expect(idsOf(then)).toEqual(['student']);
  });

  it.each([
    ['student/ancestry?edge=MADE_OF', 'edge'],
    ['student/ancestry?edge=TRAINED_ON&edge=MADE_OF', 'edge'],
    ['student/ancestry?kind=run', 'kind'],
    ['student/ancestry?paged=perhaps', 'paged'],
    ['student/ancestry?cursor=YWJj', 'cursor'],
    ['student/ancestry?cursor=%25', 'cursor'],
    ['base/descendants?deployed=true&edge=TRAINED_ON', 'edge'],
    ['base/descendants?deployed=true&kind=model', 'kind'],
  ])('%s is refused with the name of the fault', async (path, parameter) => {
    const { body } = await get(path).expect(400);
    expect(body.errors).toMatchObject([{ parameter, remedy: expect.any(String) }]);
  });
});
