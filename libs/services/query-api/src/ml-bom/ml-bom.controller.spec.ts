import request from 'supertest';
import { type ApiUnderTest, eventOf, history, registered, startApi } from '../spec-app';

const STUDENT = 'pkg:huggingface/acme/student@1';
const NOW = new Date('2026-11-27T12:00:00Z');
const CYCLONEDX = 'application/vnd.cyclonedx+json';

interface Bom {
  metadata: { timestamp: string; component: { 'bom-ref': string; type: string } };
  components: { 'bom-ref': string; properties?: { name: string; value: string }[] }[];
  dependencies: { ref: string; dependsOn?: string[] }[];
  compositions: { aggregate: string; dependencies: string[] }[];
}

describe('/api/v1/artifacts/{id}/ml-bom', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApi(() => NOW);
    await api.record(history('base', 'teacher', 'urn:corpus', STUDENT));
  });
  afterAll(() => api.app.close());

  const get = (id: string, query = '', accept = '*/*') =>
    request(api.app.getHttpServer())
      .get(`/api/v1/artifacts/${encodeURIComponent(id)}/ml-bom${query}`)
      .set('accept', accept);
  const bomOf = async (id: string, query = ''): Promise<Bom> =>
    JSON.parse((await get(id, query).buffer(true).expect(200)).text) as Bom;
  const refsOf = ({ components }: Bom) => components.map((each) => each['bom-ref']);

  it('answers the whole ancestry of a model, as known now', async () => {
    const bom = await bomOf(STUDENT);
    expect(bom.metadata).toMatchObject({
      timestamp: NOW.toISOString(),
      component: { 'bom-ref': STUDENT, type: 'machine-learning-model' },
    });
    expect(refsOf(bom)).toEqual(['base', 'teacher', 'urn:corpus']);
    expect(bom.dependencies).toContainEqual({ ref: STUDENT, dependsOn: ['base', 'urn:corpus'] });
    expect(bom.dependencies).toContainEqual({ ref: 'urn:corpus', dependsOn: ['teacher'] });
  });

  it('answers of a dataset too', async () => {
    const bom = await bomOf('urn:corpus');
    expect(bom.metadata.component).toMatchObject({ 'bom-ref': 'urn:corpus', type: 'data' });
    expect(refsOf(bom)).toEqual(['base', 'teacher']);
  });

  it('says of which version of CycloneDX it is, and that it depends on Accept', async () => {
    const { headers } = await get(STUDENT).expect(200);
    expect(headers['content-type']).toMatch(/^application\/vnd\.cyclonedx\+json;.*\bversion=1\.6/);
    expect(headers['vary']).toContain('Accept');
  });

  it.each([CYCLONEDX, `${CYCLONEDX}; version=1.6`, 'application/json', 'text/html, */*;q=0.1'])(
    'answers whoever accepts %s',
    async (accept) => {
      await get(STUDENT, '', accept).expect(200);
    },
  );

  it.each(['application/vnd.cyclonedx+xml', `${CYCLONEDX}; version=1.4`, 'text/html'])(
    'has nothing for whoever accepts %s alone',
    async (accept) => {
      const { body } = await get(STUDENT, '', accept).expect(406);
      expect(body.errors).toMatchObject([{ parameter: 'Accept', remedy: expect.any(String) }]);
    },
  );

  it('says what was known at a past moment, of that moment, in the same bytes each time', async () => {
    const id = 'pkg:generic/acme/late@1';
    await api.record([registered(id)], '2026-11-20T00:00:00Z');
    const trained = eventOf('ai.pedigree.finetune.completed.v1', {
      ...{ run: { id: 'late' }, output: id, corpora: [] },
      base: { model: 'base', method: 'finetune' },
    });
    await api.record([trained], '2026-11-22T00:00:00Z');
    expect(refsOf(await bomOf(id))).toEqual(['base', `${id}#undisclosed-corpora`]);
    const query = '?asOf=2026-11-21T01:00:00%2B01:00';
    const bom = await bomOf(id, query);
    expect(refsOf(bom)).toEqual([]);
    expect(bom.metadata.timestamp).toBe('2026-11-21T00:00:00.000Z');
    expect((await get(id, query).buffer(true)).text).toBe((await get(id, query).buffer(true)).text);
  });

  it('leads from the root to every component, also over other names of the same thing', async () => {
    const digest = `sha256:${'ef'.repeat(32)}`;
    await api.record([
      registered('renamed', { digest }),
      registered('pkg:generic/acme/hidden@1', { digest }),
      ...history('deep', 'pkg:generic/acme/hidden', 'urn:deep', 'pkg:generic/acme/hidden@2'),
      eventOf('ai.pedigree.finetune.completed.v1', {
        ...{ run: { id: 'over-names' }, output: 'over-names', corpora: [] },
        base: { model: 'renamed', method: 'finetune' },
      }),
    ]);
    const bom = await bomOf('over-names');
    expect(refsOf(bom)).toContain('deep');
    const dependsOn = new Map(bom.dependencies.map((each) => [each.ref, each.dependsOn ?? []]));
    const reached = new Set(['over-names']);
    for (const ref of reached) for (const next of dependsOn.get(ref) ?? []) reached.add(next);
    expect([...reached].sort()).toEqual(['over-names', ...refsOf(bom)].sort());
  });

  it('says so where the limit cut it', async () => {
    const bom = await bomOf(STUDENT, '?limit=2');
    expect(refsOf(bom)).toHaveLength(1);
    expect(bom.compositions).toMatchObject([{ aggregate: 'incomplete' }]);
    const { compositions } = await bomOf(STUDENT, '?limit=4');
    expect(compositions.map(({ aggregate }) => aggregate)).not.toContain('incomplete');
  });

  it('answers a problem for what nobody mentioned', async () => {
    const { body } = await get('nobody').expect(404);
    expect(body).toMatchObject({ type: 'urn:pedigree:problem:not-found' });
  });

  it.each([
    ['?asOf=2026-11-27T12:00:01Z', 'asOf'],
    ['?asOf=yesterday', 'asOf'],
    ['?limit=0', 'limit'],
    ['?limit=50001', 'limit'],
    ['?depth=2', 'depth'],
  ])('refuses %s, and says what to do', async (query, parameter) => {
    const { body } = await get(STUDENT, query).expect(400);
    expect(body.errors).toMatchObject([{ parameter, remedy: expect.any(String) }]);
  });
});
