import { gzipSync } from 'node:zlib';
import { MAX_EVENT_BYTES, TOPICS } from '@pedigree/events';
import request from 'supertest';
import { asItIs, type GatewayUnderTest, startGateway } from './spec-app';

const EVENT = `{
  "eventType": "COMPLETE", "eventTime": "2026-11-23T10:00:00Z",
  "producer": "https://example.com/sft",
  "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
  "run": { "runId": "0193587e-2f6c-7c1d-9b3a-0d4a5c1e7f10" },
  "job": { "namespace": "pipélines", "name": "sft" },
  "inputs": [], "outputs": [{ "namespace": "models", "name": "student" }]
}`;

describe('POST /api/v1/lineage', () => {
  let gateway: GatewayUnderTest;
  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(() => gateway.app.close());

  const post = (body: string | Buffer, headers = {}) =>
    request(gateway.app.getHttpServer())
      .post('/api/v1/lineage')
      .set({ 'content-type': 'application/json', ...headers })
      .serialize(asItIs)
      .send(body);

  it('passes the event on byte for byte, keyed by its job', async () => {
    await post(EVENT).expect(201);
    const [message] = gateway.bus.log;
    expect(message?.topic).toBe(TOPICS.lineageEvents);
    expect(Buffer.from(message!.value).toString()).toBe(EVENT);
    expect(Buffer.from(message!.key!).toString()).toContain('pipélines/sft');
  });

  it('unpacks gzip, as the Python client may send it', async () => {
    await post(gzipSync(EVENT), { 'content-encoding': 'gzip' }).expect(201);
    expect(Buffer.from(gateway.bus.log[0]!.value).toString()).toBe(EVENT);
  });

  it('takes an export apart, each event under its own key', async () => {
    const other = EVENT.replace('"sft" }', '"rl" }');
    await post(`{ "events": [${EVENT}, ${other}], "totalCount": 2 }`).expect(201);
    const read = gateway.bus.log.map(
      ({ value }) => JSON.parse(Buffer.from(value).toString()) as unknown,
    );
    expect(read).toEqual([JSON.parse(EVENT), JSON.parse(other)]);
    const keys = gateway.bus.log.map(({ key }) => Buffer.from(key!).toString());
    expect(keys).toEqual(['run:pipélines/sft', 'run:pipélines/rl']);
  });

  it('takes nothing of an export with an event that is none, and says which', async () => {
    const answer = await post(`{ "events": [${EVENT}, {}] }`).expect(422);
    expect(answer.body.errors[0].pointer).toBe('/events/1');
    expect(gateway.bus.log).toEqual([]);
  });

  it.each([
    ['not JSON', '{"run":', 400],
    ['nothing', '', 400],
    ['some other JSON', '{"specversion":"1.0"}', 422],
    ['a run event without a job', EVENT.replace('"job"', '"jobs"'), 422],
    ['more than an event may hold', EVENT + ' '.repeat(MAX_EVENT_BYTES), 413],
  ])('refuses %s', async (_what, body, status) => {
    const answer = await post(body);
    expect([answer.status, answer.headers['content-type']]).toEqual([
      status,
      expect.stringMatching('problem\\+json'),
    ]);
    expect(answer.body.errors[0]).toEqual({
      pointer: expect.any(String),
      message: expect.any(String),
      remedy: expect.any(String),
    });
    expect(gateway.bus.log).toEqual([]);
  });

  it('refuses other media types', () => post(EVENT, { 'content-type': 'text/plain' }).expect(415));
});
