import { Logger } from '@nestjs/common';
import {
  decodeMessage,
  encodeEvent,
  fromWire,
  type PedigreeEvent,
  type Position,
  TOPICS,
  toWire,
} from '@pedigree/events';
import { type Graph, GraphError } from '@pedigree/graph';
import { type Batch, MessagingError, type OutgoingMessage } from '@pedigree/messaging';
import { Assessor, type Config, Metrics } from '@pedigree/service-kit';
import { PolicyController } from './policy.controller';

const TIME = '2026-11-23T10:00:00Z';
const { signal } = new AbortController();

const requested = (id: string): PedigreeEvent<'ai.pedigree.promotion.requested.v1'> => ({
  id,
  source: '/ci',
  type: 'ai.pedigree.promotion.requested.v1',
  subject: 'urn:m',
  time: TIME,
  data: { promotion: { id: `p-${id}` }, model: 'urn:m', environment: 'production' },
});

const request = (id: string): OutgoingMessage => fromWire(encodeEvent(requested(id)));

const plan: OutgoingMessage = fromWire(
  encodeEvent({
    id: 'plan',
    source: '/ci',
    type: 'ai.pedigree.training.planned.v1',
    subject: 'urn:m',
    time: TIME,
    data: { plan: { id: 'x' }, base: { model: 'urn:m', method: 'finetune' }, corpora: [] },
  }),
);

const batchOf = (...messages: OutgoingMessage[]): Batch => {
  const place = { topic: TOPICS.promotionRequests, partition: 0 };
  const received = messages.map((message, offset) => ({
    ...message,
    ...place,
    offset,
    timestamp: 0,
  }));
  return { ...place, attempt: 0, messages: received, next: received.length };
};

Logger.overrideLogger(false);

describe('PolicyController', () => {
  const END: Position = { topic: TOPICS.lineageEvents, partition: 0, next: 7 };
  let reached: Position[];
  const publish = jest.fn<Promise<void>, [string, readonly OutgoingMessage[]]>();
  const ends = jest.fn<Promise<Position[]>, [string]>();
  const positions = jest.fn<Promise<Position[]>, []>();
  const reach = jest.fn();
  const lineage = {
    reach,
    positions,
    namesakes: async () => ({ ids: [], truncated: false }),
    artifacts: async () => ({ items: [] }),
  };
  const config = { lagTimeoutMs: 50, ancestryLimit: 10, readTimeoutMs: 10 } as Config;
  const graph = { lineage } as unknown as Graph;
  const controller = new PolicyController(
    { publisher: { publish }, topics: { ends, committed: ends, ensure: async () => undefined } },
    graph,
    config,
    new Assessor(graph, config, () => new Date(TIME)),
    new Metrics(),
  );

  const published = () =>
    publish.mock.calls.flatMap(([topic, messages]) => {
      expect(topic).toBe(TOPICS.promotionDecisions);
      return messages.map((message) => {
        const parsed = decodeMessage(toWire(message), TIME);
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
        return parsed.value as PedigreeEvent<'ai.pedigree.promotion.blocked.v1'>;
      });
    });

  beforeEach(() => {
    reached = [END];
    publish.mockReset().mockResolvedValue(undefined);
    ends.mockReset().mockResolvedValue([END]);
    positions.mockReset().mockImplementation(async () => reached);
    reach
      .mockReset()
      .mockImplementation(async ({ roots }) => ({ roots, nodes: [], edges: [], truncated: false }));
  });

  it('publishes the decision as an event about the model', async () => {
    const outcomes = await controller.decide(batchOf(request('1')), signal);
    expect(outcomes).toEqual([{ kind: 'ack' }]);
    expect(published()).toMatchObject([
      {
        source: '/pedigree/policy',
        type: 'ai.pedigree.promotion.blocked.v1',
        subject: 'urn:m',
        data: { promotion: { id: 'p-1' }, verdict: 'blocked', environment: 'production' },
      },
    ]);
  });

  it('repeats the id of the decision where a request is delivered again, and not otherwise', async () => {
    await controller.decide(batchOf(request('1')), signal);
    await controller.decide(batchOf(request('1')), signal);
    await controller.decide(batchOf(request('2')), signal);
    const [first, again, other] = published().map(({ id }) => id);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('waits once for all requests of a batch, until the graph has what the broker had', async () => {
    reached = [{ ...END, next: 6 }];
    setTimeout(() => (reached = [END]), 20);
    await controller.decide(batchOf(request('1'), request('2')), signal);
    expect(ends).toHaveBeenCalledTimes(1);
    expect(
      published().map(({ data }) => data.reasons.map(({ message }) => message).join()),
    ).toEqual(Array(2).fill(expect.not.stringContaining('not in the graph yet')));
  });

  it('blocks as indeterminate where the graph does not get there in time', async () => {
    reached = [];
    await controller.decide(batchOf(request('1')), signal);
    expect(published()[0]?.data).toMatchObject({ verdict: 'blocked', indeterminate: true });
    expect(JSON.stringify(published()[0]?.data.reasons)).toContain('7 lineage events');
  });

  it.each([
    ['the broker', () => ends.mockRejectedValue(new MessagingError('unavailable', 'away'))],
    ['the positions', () => positions.mockRejectedValue(new GraphError('unavailable', 'away'))],
    ['the ancestry', () => reach.mockRejectedValue(new GraphError('unavailable', 'away'))],
  ])('decides nothing while %s cannot be read', async (_, breakIt) => {
    breakIt();
    await expect(controller.decide(batchOf(request('1')), signal)).rejects.toMatchObject({
      retriable: true,
    });
    expect(publish).not.toHaveBeenCalled();
  });

  it('blocks where the ancestry takes too long to read', async () => {
    reach.mockRejectedValue(new GraphError('timeout', 'slow'));
    await controller.decide(batchOf(request('1')), signal);
    expect(published()[0]?.data).toMatchObject({ verdict: 'blocked', indeterminate: true });
  });

  it('stops waiting when it is told to', async () => {
    reached = [];
    const controlled = new AbortController();
    const deciding = controller.decide(batchOf(request('1')), controlled.signal);
    controlled.abort();
    await expect(deciding).rejects.toThrow();
    expect(publish).not.toHaveBeenCalled();
  });

  it('parks what is no request, and lets plans pass', async () => {
    const garbage = { headers: [], value: Buffer.from('{') };
    const outcomes = await controller.decide(batchOf(garbage, plan, request('1')), signal);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['park', 'ack', 'ack']);
    expect(published()).toHaveLength(1);
  });
});
