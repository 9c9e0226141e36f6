import { Logger } from '@nestjs/common';
import { type PedigreeEvent, TOPICS } from '@pedigree/events';
import { GraphError } from '@pedigree/graph';
import { MessagingError, type Outcome, type OutgoingMessage } from '@pedigree/messaging';
import { batchOf, emitted, messageOf, ServiceUnderTest, TIME } from './spec-service';

const { signal } = new AbortController();
const { promotionRequests: TOPIC } = TOPICS;

const requested = (id: string): PedigreeEvent<'ai.pedigree.promotion.requested.v1'> => ({
  id,
  source: '/ci',
  type: 'ai.pedigree.promotion.requested.v1',
  subject: 'urn:m',
  time: TIME,
  data: { promotion: { id: `p-${id}` }, model: 'urn:m', environment: 'production' },
});

const request = (id: string): OutgoingMessage => messageOf(requested(id));

const plan: OutgoingMessage = messageOf({
  id: 'plan',
  source: '/ci',
  type: 'ai.pedigree.training.planned.v1',
  subject: 'urn:m',
  time: TIME,
  data: { plan: { id: 'x' }, base: { model: 'urn:m', method: 'finetune' }, corpora: [] },
});

Logger.overrideLogger(false);

describe('PolicyController', () => {
  const service = new ServiceUnderTest();
  const decide = (...messages: OutgoingMessage[]): Promise<readonly Outcome[]> =>
    service.controller.decide(batchOf(TOPIC, ...messages), signal);

  beforeAll(() => service.start());
  beforeEach(() => service.reset());
  afterAll(() => service.stop());

  const stampAt = (offset: number) => ({
    eventId: '/ci 1',
    occurredAt: TIME,
    recordedAt: TIME,
    topic: TOPIC,
    partition: 0,
    offset,
  });

  it('emits the decision with the position of its request, signed', async () => {
    expect(emitted(await decide(request('1')))).toMatchObject([
      {
        source: '/pedigree/policy',
        type: 'ai.pedigree.promotion.blocked.v1',
        subject: 'urn:m',
        data: {
          promotion: { id: 'p-1' },
          verdict: 'blocked',
          environment: 'production',
          envelope: { payloadType: 'application/vnd.in-toto+json' },
        },
      },
    ]);
  });

  it('repeats the id of the decision where a request comes again after a crash', async () => {
    const [first] = emitted(await decide(request('1')));
    const [again, other] = emitted(await decide(request('1'), request('2')));
    expect(again?.id).toBe(first?.id);
    expect(other?.id).not.toBe(first?.id);
  });

  it('decides the first of several copies of a request, in one batch or in several', async () => {
    expect(emitted(await decide(request('1'), request('1')))).toHaveLength(1);
    service.recorded.mockResolvedValue(new Map([['/ci 1', stampAt(0)]]));
    expect(emitted(await decide(request('1')))).toHaveLength(1);
    service.recorded.mockResolvedValue(new Map([['/ci 1', { ...stampAt(0), partition: 4 }]]));
    expect(emitted(await decide(request('1')))).toHaveLength(0);
  });

  it('lets the first decision under an id stand, and parks another question under it', async () => {
    const record = { id: 'p-1', model: 'urn:m', environment: 'production', requestKey: '/ci 0' };
    service.promotion.mockResolvedValue(record);
    expect(await decide(request('1'))).toEqual([{ kind: 'ack' }]);
    service.promotion.mockResolvedValue({ ...record, model: 'urn:other' });
    expect(await decide(request('1'))).toMatchObject([
      { kind: 'park', code: 'promotion-id-taken' },
    ]);
  });

  it('parks another request under the same source and id, in one batch or in several', async () => {
    const other = messageOf({
      ...requested('1'),
      data: { ...requested('1').data, model: 'urn:o' },
    });
    const reused = { kind: 'park', code: 'id-reused', reason: expect.stringContaining('/ci 1') };
    const outcomes = await decide(request('1'), other, request('1'));
    expect(emitted(outcomes)).toHaveLength(1);
    expect(outcomes.slice(1)).toMatchObject([reused, { kind: 'ack' }]);
    service.recorded.mockResolvedValue(new Map([['/ci 1', { ...stampAt(0), partition: 4 }]]));
    service.documents.mockResolvedValue(new Map([['/ci 1', JSON.stringify(requested('1'))]]));
    expect(await decide(other, request('1'))).toMatchObject([reused, { kind: 'ack' }]);
  });

  const [D1, D2] = ['ab', 'cd'].map((byte) => `sha256:${byte.repeat(32)}`);
  it.each([
    ['ack', { digest: D1 }, { digest: D1 }, ''],
    ['park', { digest: D1 }, { digest: D2 }, ''],
    ['park', {}, { digest: D1 }, ''],
    ['park', { digest: D1 }, {}, ''],
    ['ack', {}, { digest: D1 }, D1],
    ['park', {}, { digest: D2 }, D1],
    ['ack', { digest: D1 }, {}, D1],
  ])(
    '%s: recorded with %j, asked again with %j, decided on %s',
    async (kind, was, now, decidedOn) => {
      service.promotion.mockResolvedValue({
        ...{ id: 'p-1', model: 'urn:m', environment: 'Production', requestKey: '/ci 0', ...was },
        ...(decidedOn === '' ? {} : { decision: JSON.stringify({ digest: decidedOn }) }),
      });
      const data = {
        ...requested('1').data,
        model: { id: 'urn:m', ...now },
        environment: 'PRODUCTION',
      };
      const [outcome] = await decide(messageOf({ ...requested('1'), data } as PedigreeEvent));
      expect(outcome).toMatchObject({
        kind,
        ...(kind === 'park' && { code: 'promotion-id-taken' }),
      });
    },
  );

  it('judges by the one spelling of an environment, and says who decides', async () => {
    const data = { ...requested('1').data, environment: ' \uff30roduction' };
    const [decision] = emitted(await decide(messageOf({ ...requested('1'), data })));
    expect(decision).toMatchObject({ principal: 'pedigree', data: { environment: 'production' } });
  });

  it('waits once for all requests of a batch, until the graph has what the broker had', async () => {
    const reached = await service.positions();
    service.positions.mockResolvedValueOnce([]).mockResolvedValue(reached);
    const decisions = emitted(await decide(request('1'), request('2')));
    expect(service.ends).toHaveBeenCalledTimes(1);
    expect(decisions).toHaveLength(2);
    expect(JSON.stringify(decisions)).not.toContain('not in the graph yet');
  });

  it('blocks as indeterminate where the graph does not get there in time', async () => {
    service.positions.mockResolvedValue([]);
    const [decision] = emitted(await decide(request('1')));
    expect(decision?.data).toMatchObject({ verdict: 'blocked', indeterminate: true });
    expect(JSON.stringify(decision?.data.reasons)).toContain('7 lineage events');
  });

  it.each([
    ['the broker', () => service.ends.mockRejectedValue(new MessagingError('unavailable', 'x'))],
    ['positions', () => service.positions.mockRejectedValue(new GraphError('unavailable', 'x'))],
    ['the ancestry', () => service.reach.mockRejectedValue(new GraphError('unavailable', 'x'))],
  ])('decides nothing while %s cannot be read', async (_, breakIt) => {
    breakIt();
    await expect(decide(request('1'))).rejects.toMatchObject({ retriable: true });
  });

  it('blocks where the ancestry takes too long to read', async () => {
    service.reach.mockRejectedValue(new GraphError('timeout', 'slow'));
    const [decision] = emitted(await decide(request('1')));
    expect(decision?.data).toMatchObject({ verdict: 'blocked', indeterminate: true });
  });

  it('stops waiting when it is told to', async () => {
    service.positions.mockResolvedValue([]);
    const controlled = new AbortController();
    const deciding = service.controller.decide(batchOf(TOPIC, request('1')), controlled.signal);
    controlled.abort();
    await expect(deciding).rejects.toThrow();
  });

  it('parks what is no request, and decides plans', async () => {
    const garbage = { headers: [], value: Buffer.from('{') };
    const outcomes = await decide(garbage, plan, request('1'));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['park', 'ack', 'ack']);
    expect(emitted(outcomes).map(({ type }) => type)).toEqual([
      'ai.pedigree.plan.blocked.v1',
      'ai.pedigree.promotion.blocked.v1',
    ]);
  });

  it('passes where there is nothing to decide', async () => {
    expect(await decide()).toEqual([]);
  });
});
