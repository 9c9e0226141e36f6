import { EVENT_TYPES, SAMPLES, TOPICS } from '@pedigree/events';
import { tokenPrincipal } from '@pedigree/service-kit';
import request from 'supertest';
import { decideAtOnce, eventsIn, type GatewayUnderTest, startGateway } from './spec-app';

const TOKENS = ['token-of-the-first-team', 'token-of-the-second-team'];
const [TOKEN = '', OTHER = ''] = TOKENS;
const REGISTERED = {
  specversion: '1.0',
  ...SAMPLES['ai.pedigree.model.registered.v1'],
  principal: 'somebody-else',
};
const RUN_EVENT = {
  eventType: 'START',
  eventTime: '2026-11-23T10:00:00Z',
  producer: 'https://example.com/sft',
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
  run: { runId: '0193587e-2f6c-7c1d-9b3a-0d4a5c1e7f10' },
  job: { namespace: 'ns', name: 'sft' },
};
const PROMOTION = { promotion: { id: 'p1' }, model: 'urn:m', environment: 'production' };
const CARD = '---\nbase_model: acme/base\n---\n';

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

describe('who said what comes in', () => {
  let gateway: GatewayUnderTest;
  const start = async (tokens: string[]) => {
    gateway = await startGateway(tokens);
    await decideAtOnce(gateway.bus);
  };
  afterEach(() => gateway.app.close());

  const post = (path: string, body: string | object, type = 'application/json', token?: string) => {
    const asked = request(gateway.app.getHttpServer()).post(`/api/v1${path}`).type(type);
    if (token !== undefined) void asked.set('authorization', `Bearer ${token}`);
    return asked.send(body);
  };
  /** Per message that was published by the gateway. */
  const principals = () =>
    gateway.bus.log
      .filter(({ topic }) => topic !== TOPICS.promotionDecisions)
      .map(({ headers }) =>
        headers.filter(([name]) => name === 'ce_principal').map(([, value]) => textOf(value)),
      );

  const everything = async (token?: string) => {
    await post('/events', JSON.stringify(REGISTERED), 'application/cloudevents+json', token);
    await post('/lineage', RUN_EVENT, 'application/json', token).expect(201);
    await post('/imports/huggingface-card?id=pkg:huggingface/acme/m', CARD, 'text/markdown', token);
    await post('/promotions?wait=5', PROMOTION, 'application/json', token).expect(200);
    const review = { decision: 'deny', reviewer: 'alice', reason: 'drifts' };
    await post('/promotions/p1/reviews', review, 'application/json', token).expect(201);
    const plan = { base: { model: 'urn:b', method: 'finetune' }, corpora: [] };
    await post('/plans?wait=5', plan, 'application/json', token);
  };

  it('is the token, on every route, whatever the event says', async () => {
    await start(TOKENS);
    await everything(TOKEN);
    const said = principals();
    expect(said.length).toBeGreaterThanOrEqual(6);
    for (const one of said) expect(one).toEqual([tokenPrincipal(TOKEN)]);
    await everything(OTHER);
    expect(principals().at(-1)).toEqual([tokenPrincipal(OTHER)]);
    const text = gateway.bus.log.map(({ value, headers }) =>
      [value, ...headers.map(([, bytes]) => bytes)].map(textOf).join(),
    );
    for (const token of TOKENS) expect(text.join()).not.toContain(token);
  });

  it('is local where there are no tokens', async () => {
    await start([]);
    await everything();
    for (const one of principals()) expect(one).toEqual(['local']);
  });

  it('takes the place of what a binary event says, and leaves the words of the producer alone', async () => {
    await start([]);
    const { id, source, type, data } = SAMPLES['ai.pedigree.promotion.requested.v1'];
    await post('/events', JSON.stringify({ ...data, requestedBy: 'ci' }), 'application/json').set({
      'ce-specversion': '1.0',
      'ce-principal': 'token:00000000',
      ...{ 'ce-id': id, 'ce-source': source, 'ce-type': type },
    });
    expect(eventsIn(gateway.bus, EVENT_TYPES[type].topic)).toMatchObject([
      { principal: 'local', data: { requestedBy: 'ci' } },
    ]);
  });
});
