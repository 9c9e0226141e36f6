import request from 'supertest';
import { type ApiUnderTest, history, registered, startApi } from './spec-app';

const STUDENT = 'pkg:huggingface/acme/student@1';
const DIGEST = `sha256:${'ab'.repeat(32)}`;

interface Page {
  items: { id: string }[];
  nextCursor?: string;
}

describe('/api/v1/artifacts, as a list,', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApi();
    await api.record(history('base', 'teacher', 'urn:corpus', STUDENT));
  });
  afterAll(() => api.app.close());

  const get = (path: string) => request(api.app.getHttpServer()).get(`/api/v1/artifacts${path}`);

  it('comes page by page, with a cursor that is opaque', async () => {
    const seen: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const page: Page = (await get(`?limit=2&cursor=${cursor}`).expect(200)).body;
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toContain(STUDENT);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('is searched by text and kind', async () => {
    const found = (await get('?search=CORP&kind=dataset').expect(200)).body.items;
    expect(found).toEqual([
      { id: 'urn:corpus', kind: 'dataset', name: 'urn:corpus', placeholder: false },
    ]);
  });

  it('is ranked by what was asked for, and filtered by tag and developer', async () => {
    await api.record([
      registered('urn:z', { name: 'Owlet', developer: 'Acme', tags: ['Bird'] }),
      registered('urn:y', { name: 'Owl' }),
      registered('urn:x', { name: 'Fat Owl', tags: { size: 'big' } }),
      registered('urn:w', { name: 'Bowl', digest: DIGEST.replaceAll('ab', 'a9') }),
    ]);
    const found = async (query: string) => {
      const { items } = (await get(`?${query}`).expect(200)).body as Page;
      return items.map(({ id }) => id);
    };
    expect(await found('search=owl')).toEqual(['urn:y', 'urn:z', 'urn:x', 'urn:w']);
    expect(await found('search=owl&tag=bird')).toEqual(['urn:z']);
    expect(await found('developer=ACME&kind=model')).toContain('urn:z');
    expect(await found('tag=size%3Dbig')).toEqual(['urn:x']);
    expect(await found('search=a9a9a9a9')).toEqual(['urn:w']);
    const first: Page = (await get('?search=owl&limit=3').expect(200)).body;
    expect(await found(`search=owl&cursor=${first.nextCursor}`)).toEqual(['urn:w']);
  });

  it.each(['%', 'a b', 'YWJj', '===', 'YQ==', '%F0%9F%A6%89'])(
    'refuses the cursor %s',
    async (cursor) => {
      const answer = await get(`?cursor=${encodeURIComponent(cursor)}`).expect(400);
      expect(answer.body.errors).toMatchObject([{ parameter: 'cursor' }]);
    },
  );
});
