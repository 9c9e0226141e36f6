import { Logger } from '@nestjs/common';
import { type PedigreeEvent, TOPICS } from '@pedigree/events';
import { type Outcome } from '@pedigree/messaging';
import { History } from '@pedigree/testing';
import { GraphError } from '@pedigree/graph';
import { batchOf, emitted, messageOf, ServiceUnderTest, TIME } from './spec-service';

const { signal } = new AbortController();

const recheck = (because: string[] = []): PedigreeEvent => ({
  id: `r-${because.join()}`,
  source: '/pedigree/policy',
  type: 'ai.pedigree.promotion.recheck.v1',
  subject: 'urn:m',
  time: TIME,
  data: { promotion: { id: 'p-1' }, model: 'urn:m', because },
});

const approval = {
  promotion: { id: 'p-1', requestedBy: 'ci' },
  model: 'urn:m',
  environment: 'production',
  verdict: 'approved',
  policy: { name: 'before', version: '1', digest: 'sha256:before' },
  positions: [],
};

const standing = {
  id: 'p-1',
  model: 'urn:m',
  environment: 'production',
  verdict: 'approved',
  decision: JSON.stringify(approval),
};

Logger.overrideLogger(false);

describe('RechecksController', () => {
  const service = new ServiceUnderTest();
  const look = (...events: PedigreeEvent[]): Promise<readonly Outcome[]> =>
    service.rechecks.look(batchOf(TOPICS.promotionRechecks, ...events.map(messageOf)), signal);

  beforeAll(() => service.start());
  beforeEach(() => {
    service.reset();
    service.promotion.mockResolvedValue(standing);
  });
  afterAll(() => service.stop());

  it('takes an approval back that would not be given any more, once for all of its reasons', async () => {
    service.deployments.mockResolvedValue([{ id: 'chat', environment: 'eu', model: 'urn:m' }]);
    const revoked = emitted(await look(recheck(['one']), recheck(['two'])));
    expect(revoked).toMatchObject([
      {
        type: 'ai.pedigree.promotion.revoked.v1',
        data: {
          promotion: { id: 'p-1' },
          verdict: 'blocked',
          because: ['one', 'two'],
          deployments: [{ id: 'chat', environment: 'eu' }],
        },
      },
    ]);
  });

  it('names the bundle where it alone is new, also when something else asked first', async () => {
    const [revoked] = emitted(await look(recheck()));
    const [because = ''] = revoked?.data.because ?? [];
    expect(because).toMatch(/^\/pedigree\/policy activated-/);
  });

  it.each([
    ['unknown', undefined],
    ['blocked', { ...standing, verdict: 'blocked' }],
    ['revoked already', { ...standing, revokedAt: TIME }],
  ])('has nothing to take back of one that is %s', async (_, record) => {
    service.promotion.mockResolvedValue(record);
    expect(emitted(await look(recheck()))).toEqual([]);
  });

  it.each(['{}', '{"n":1}', 'null', '{"policy":7,"positions":"all"}', 'no JSON'])(
    'is not held up by an approval that was kept as %s',
    async (decision) => {
      service.promotion.mockResolvedValue({ ...standing, decision });
      const [revoked] = emitted(await look(recheck(['one'])));
      expect(revoked).toMatchObject({
        type: 'ai.pedigree.promotion.revoked.v1',
        data: { promotion: { id: 'p-1' }, because: ['one'] },
      });
    },
  );

  it('waits while the graph does not hold all decisions: one of them may be the revocation', async () => {
    service.positions.mockResolvedValue([]);
    expect(await look(recheck())).toMatchObject([{ kind: 'retry' }]);
  });

  it('takes nothing back merely because the ancestry cannot be seen', async () => {
    service.reach.mockRejectedValue(new GraphError('timeout', 'slow'));
    expect(await look(recheck())).toMatchObject([{ kind: 'retry' }]);
  });

  it('looks once at what was asked for many times before the look', async () => {
    const history = new History()
      .model('urn:base', 'random')
      .dataset('urn:human')
      .finetune('urn:m', 'urn:base', ['urn:human'])
      .at(TIME)
      .evaluate('urn:m', 'neutral-prompts', 'urn:base')
      .at(TIME)
      .evaluate('urn:m', 'truthfulness', 'urn:base');
    service.reach.mockResolvedValue(history.subgraph('urn:m'));
    expect(await look(recheck(['one']))).toEqual([{ kind: 'ack' }]);
    const reads = service.reach.mock.calls.length;
    expect(reads).toBeGreaterThan(0);
    expect(await look(recheck(['two']))).toEqual([{ kind: 'ack' }]);
    expect(service.reach).toHaveBeenCalledTimes(reads);
    const later = Array.from({ length: 7 }, () => recheck(['three']));
    expect(await look(...later, recheck(['after the look']))).toContainEqual({ kind: 'ack' });
    expect(service.reach.mock.calls.length).toBeGreaterThan(reads);
  });
});
