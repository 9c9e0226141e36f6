import request from 'supertest';
import { type ApiUnderTest, eventOf, history, registered, startApi } from './spec-app';
import { type PathsView } from './paths-view';

const DIGEST = `sha256:${'cd'.repeat(32)}`;

interface Step {
  type: string;
  from: string;
  to: string;
}

describe('GET /api/v1/paths', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApi();
    await api.record([
      ...history('base', 'teacher', 'corpus', 'student'),
      registered('renamed', { digest: DIGEST }),
      eventOf('ai.pedigree.finetune.completed.v1', {
        ...{ run: { id: 'r-late' }, output: { id: 'late', digest: DIGEST }, corpora: [] },
        base: { model: 'student', method: 'adapter' },
      }),
    ]);
  });
  afterAll(() => api.app.close());

  const get = (query: string) => request(api.app.getHttpServer()).get(`/api/v1/paths?${query}`);
  const paths = async (query: string): Promise<PathsView> =>
    (await get(query).expect(200)).body as PathsView;
  const written = ({ paths: found }: PathsView): string[] =>
    found.map((path) => (path as Step[]).map(({ type, to }) => `${type} ${to}`).join(', '));

  it('answers the ways up, shortest first, with what lies on them', async () => {
    const found = await paths('from=student&to=base');
    expect(written(found)).toEqual([
      'INITIALIZED_FROM base',
      'TRAINED_ON corpus, GENERATED_BY teacher, INITIALIZED_FROM base',
    ]);
    expect(found.truncated).toBe(false);
    expect(found.nodes.map(({ id }) => id).sort()).toEqual([
      'base',
      'corpus',
      'student',
      'teacher',
    ]);
    expect(found.paths[1]?.[1]).toMatchObject({
      channel: 'completions',
      eventId: expect.any(String),
    });
  });

  it('bounds number and length, and says that there are more', async () => {
    for (const bound of ['limit=1', 'depth=2']) {
      const found = await paths(`from=student&to=base&${bound}`);
      expect([written(found), found.truncated]).toEqual([['INITIALIZED_FROM base'], true]);
    }
  });

  it('goes over other names of the same thing', async () => {
    expect(written(await paths('from=renamed&to=teacher'))).toEqual([
      'SAME_DIGEST late, INITIALIZED_FROM student, TRAINED_ON corpus, GENERATED_BY teacher',
    ]);
  });

  it('has none where the second is no ancestor of the first', async () => {
    expect(await paths('from=base&to=student')).toEqual({
      ...{ from: 'base', to: 'student', paths: [], nodes: [], truncated: false },
    });
  });

  it.each([
    ['from=student', 400, 'to'],
    ['to=base', 400, 'from'],
    ['from=student&to=student', 400, 'to'],
    ['from=student&to=base&limit=0', 400, 'limit'],
    ['from=student&to=base&limit=101', 400, 'limit'],
    ['from=student&to=base&depth=0', 400, 'depth'],
    ['from=student&to=base&sort=length', 400, 'sort'],
    ['from=nobody&to=base', 404, 'from'],
    ['from=student&to=nobody', 404, 'to'],
  ])('?%s answers %i and names %s', async (query, status, parameter) => {
    const { body } = await get(query).expect(status);
    expect(body.errors).toMatchObject([{ parameter, remedy: expect.any(String) }]);
  });
});
