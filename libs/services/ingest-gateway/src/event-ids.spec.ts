import { SAMPLES, TOPICS } from '@pedigree/events';
import { GraphError } from '@pedigree/graph';
import { MessagingError } from '@pedigree/messaging';
import request from 'supertest';
import { asItIs, eventsIn, type GatewayUnderTest, recordAll, startGateway } from './spec-app';

const TYPE = 'ai.pedigree.dataset.registered.v1';
const dataset = (id: string, more: object = {}, data: object = {}) => ({
  specversion: '1.0',
  ...SAMPLES[TYPE],
  id: 'job-7',
  source: '/acme',
  ...more,
  data: { dataset: { id }, origin: 'human', ...data },
});

describe('ids of events', () => {
  let gateway: GatewayUnderTest;
  beforeEach(async () => {
    gateway = await startGateway();
  });
  afterEach(() => gateway.app.close());

  const post = (events: readonly object[], { app } = gateway) =>
    request(app.getHttpServer())
      .post('/api/v1/events')
      .set('content-type', 'application/cloudevents-batch+json')
      .serialize(asItIs)
      .send(JSON.stringify(events));
  const published = () => eventsIn(gateway.bus, TOPICS.lineageEvents).map(({ subject }) => subject);

  it('used again for other content, are refused with the remedy', async () => {
    await post([dataset('urn:a')]).expect(202);
    const { body } = await post([dataset('urn:b')]).expect(422);
    expect(body).toMatchObject({
      accepted: 0,
      errors: [{ pointer: '/0/id', message: expect.stringContaining('"job-7"') }],
      rejected: [
        {
          index: 0,
          errors: [{ pointer: '/id', remedy: expect.stringContaining('id of its own') }],
        },
      ],
    });
    expect(published()).toEqual(['urn:a']);
  });

  it('used twice in one batch: the first stands, and the others of the batch are taken', async () => {
    const other = dataset('urn:c', { id: 'job-8' });
    const answer = await post([dataset('urn:a'), dataset('urn:b'), other]).expect(202);
    expect(answer.body).toMatchObject({
      accepted: 2,
      rejected: [{ index: 1, errors: [{ pointer: '/id' }] }],
    });
    expect(published()).toEqual(['urn:a', 'urn:c']);
  });

  it('used again are found in the graph, by a gateway that was started since', async () => {
    await post([dataset('urn:a')]).expect(202);
    const later = await startGateway();
    await recordAll({ ...later, bus: gateway.bus }, TOPICS.lineageEvents);
    await post([dataset('urn:b')], later).expect(422);
    await post([dataset('urn:a')], later).expect(202);
    await later.app.close();
  });

  it.each([
    ['as it was', dataset('urn:a')],
    ['at another time', dataset('urn:a', { time: '2026-11-24T10:00:00Z' })],
    ['without a time', dataset('urn:a', { time: null })],
    ['with other attributes', dataset('urn:a', { traceparent: 'x', principal: 'somebody' })],
  ])('of an event sent again %s, are accepted', async (_, again) => {
    await post([dataset('urn:a'), again]).expect(202);
    expect((await post([again]).expect(202)).body).toEqual({ accepted: 1, rejected: [] });
    await recordAll(gateway, TOPICS.lineageEvents);
    await post([again]).expect(202);
  });

  it('of data with its fields in another order are no others', async () => {
    await post([dataset('urn:a')]).expect(202);
    await post([
      { ...dataset('urn:a'), data: { origin: 'human', dataset: { id: 'urn:a' } } },
    ]).expect(202);
  });

  it.each([
    ['another type', { type: 'ai.pedigree.model.registered.v1' }, { model: { id: 'urn:a' } }],
    ['a field more', {}, { source: 'internal' }],
    ['the same artifact in another spelling', {}, { dataset: { id: 'urn:A' } }],
  ])('used again for %s, are refused', async (_, more, data) => {
    await post([dataset('urn:a')]).expect(202);
    await post([dataset('urn:a', more, data)]).expect(422);
  });

  it('of two sources are two', async () => {
    await post([dataset('urn:a'), dataset('urn:b', { source: '/other' })]).expect(202);
    expect(published()).toEqual(['urn:a', 'urn:b']);
  });

  it('of events that are refused stand for nothing', async () => {
    const forged = {
      ...dataset('urn:x'),
      ...SAMPLES['ai.pedigree.policy.activated.v1'],
      id: 'job-7',
      source: '/acme',
    };
    const { body } = await post([forged, dataset('', {}), dataset('urn:a')]).expect(202);
    expect(body).toMatchObject({ accepted: 1, rejected: [{ index: 0 }, { index: 1 }] });
  });

  it('of events that did not reach the broker may be used for others', async () => {
    gateway.bus.failWith(new MessagingError('unavailable', 'away'));
    await post([dataset('urn:a')]).expect(503);
    gateway.bus.failWith();
    await post([dataset('urn:b')]).expect(202);
  });

  it('of requests at the same time are claimed by one of them', async () => {
    const all = Array.from({ length: 8 }, (_, n) => post([dataset(`urn:${String(n)}`)]));
    const statuses = (await Promise.all(all)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 202)).toHaveLength(1);
    expect(published()).toHaveLength(1);
  });

  it('are left to lineage-writer while the graph is away: lineage is taken in all the same', async () => {
    gateway.graph.failWith(new GraphError('unavailable', 'away'));
    await post([dataset('urn:a')]).expect(202);
    await post([dataset('urn:b')]).expect(422);
  });
});
