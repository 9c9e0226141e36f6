import { TOPICS } from '@pedigree/events';
import request from 'supertest';
import { eventsIn, type GatewayUnderTest, startGateway } from './spec-app';

const SUPPORT = 'pkg:generic/acme/support@1';
const BOM = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  components: [
    {
      type: 'machine-learning-model',
      name: 'support',
      purl: SUPPORT,
      pedigree: {
        ancestors: [{ type: 'machine-learning-model', name: 'base', purl: 'pkg:generic/b' }],
      },
    },
    { type: 'library', name: 'torch' },
  ],
};
const SPDX = {
  '@graph': [{ type: 'ai_AIPackage', spdxId: 'urn:m', name: 'm', software_packageUrl: SUPPORT }],
};
const CARD = '---\nbase_model: Qwen/Qwen2.5-7B\ndatasets: acme/tickets\n---\n# Support\n';
const UNDISCLOSED = [`${SUPPORT}#undisclosed-corpora`];

describe('POST /api/v1/imports', () => {
  let gateway: GatewayUnderTest;
  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(() => gateway.app.close());

  const post = (path: string, body: string | object, type = 'application/json') =>
    request(gateway.app.getHttpServer())
      .post(`/api/v1/imports/${path}`)
      .set('content-type', type)
      .send(body);
  const types = () => eventsIn(gateway.bus, TOPICS.lineageEvents).map(({ type }) => type);
  const problem = (pointer: string) => ({
    errors: [{ pointer, message: expect.any(String), remedy: expect.any(String) }],
  });

  it('takes a CycloneDX document, and says what it stands for', async () => {
    const { status, body } = await post('cyclonedx', BOM, 'application/vnd.cyclonedx+json');
    const said = {
      accepted: 2,
      artifacts: [SUPPORT],
      undisclosed: UNDISCLOSED,
      ignored: 1,
      notes: [],
    };
    expect([status, body]).toEqual([202, said]);
    expect(types()).toEqual([
      'ai.pedigree.model.registered.v1',
      'ai.pedigree.finetune.completed.v1',
    ]);
  });

  it('takes SPDX', async () => {
    const { status, body } = await post('spdx', JSON.stringify(SPDX), 'application/ld+json');
    expect([status, body.artifacts]).toEqual([202, [SUPPORT]]);
    expect(types()).toEqual(['ai.pedigree.model.registered.v1']);
  });

  it('takes a card with what it is the card of', async () => {
    const path = `huggingface-card?id=${encodeURIComponent(SUPPORT)}`;
    const { status, body } = await post(path, CARD, 'text/markdown; charset=utf-8');
    expect([status, body.accepted, body.undisclosed]).toEqual([202, 2, []]);
    expect(eventsIn(gateway.bus, TOPICS.lineageEvents)[1]?.data).toMatchObject({
      output: SUPPORT,
      base: { model: 'pkg:huggingface/Qwen/Qwen2.5-7B' },
      corpora: [{ dataset: 'pkg:huggingface/datasets/acme/tickets' }],
    });
  });

  it('says what of a document it did not understand, and what stands for it', async () => {
    const path = `huggingface-card?id=${encodeURIComponent(SUPPORT)}`;
    const { body } = await post(path, '---\nbase_model: ./out\n---\n', 'text/markdown');
    const placeholder = `${SUPPORT}#.%2Fout`;
    expect(body.notes).toEqual([
      { pointer: '/base_model', message: expect.stringContaining('folder'), placeholder },
    ]);
    expect(body.undisclosed).toEqual([placeholder, ...UNDISCLOSED]);
  });

  it('only shows the events in a dry run; sent as they are, they are the same', async () => {
    const { status, body } = await post('cyclonedx?dryRun=true', BOM);
    expect([status, body.accepted, body.events.length]).toEqual([200, 0, 2]);
    expect(gateway.bus.log).toEqual([]);
    await request(gateway.app.getHttpServer()).post('/api/v1/events').send(body.events).expect(202);
    await post('cyclonedx', BOM).expect(202);
    const ids = eventsIn(gateway.bus, TOPICS.lineageEvents).map(({ id }) => id);
    expect([ids.length, new Set(ids).size]).toEqual([4, 2]);
  });

  it.each([
    ['cyclonedx', '{"bomFormat"', 'application/json', 400],
    ['cyclonedx', '', 'application/json', 422],
    ['cyclonedx', '{"bomFormat":"SPDX"}', 'application/json', 422],
    ['cyclonedx', '<bom/>', 'application/xml', 415],
    ['spdx', '{"spdxVersion":"SPDX-2.3"}', 'application/json', 422],
    ['huggingface-card?id=m', 'no card', 'text/markdown', 422],
    ['huggingface-card?id=m', CARD, 'text/plain', 415],
    ['huggingface-card', CARD, 'text/markdown', 400],
    ['huggingface-card?id=m&kind=corpus', CARD, 'text/markdown', 400],
    ['huggingface-card?id=m&digest=5', CARD, 'text/markdown', 400],
  ])('refuses at %s: %s as %s', async (path, body, type, status) => {
    const answer = await post(path, body, type);
    expect([answer.status, answer.headers['content-type']]).toEqual([
      status,
      expect.stringMatching('problem\\+json'),
    ]);
    expect(gateway.bus.log).toEqual([]);
  });

  it('takes nothing of a document with one fault, and says where it is', async () => {
    const components = [...BOM.components, { type: 'data', name: 'd', purl: 'd' }];
    const { status, body } = await post('cyclonedx', { ...BOM, components });
    expect([status, body]).toEqual([422, expect.objectContaining(problem('/components/2'))]);
    expect(gateway.bus.log).toEqual([]);
  });

  it('asks for a token where one is needed', async () => {
    await gateway.app.close();
    gateway = await startGateway(['a-token-of-sixteen']);
    await post('cyclonedx', BOM).expect(401);
    await post('huggingface-card?id=m', CARD, 'text/markdown').expect(401);
  });
});
