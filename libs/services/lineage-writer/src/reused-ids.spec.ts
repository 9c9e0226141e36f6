import {
  encodeEvent,
  eventKey,
  fromWire,
  type PedigreeEvent,
  SAMPLES,
  TOPICS,
} from '@pedigree/events';
import { GraphError } from '@pedigree/graph';
import { type Batch, type OutgoingMessage } from '@pedigree/messaging';
import { memoryGraph } from '@pedigree/testing';
import { GraphRecorder } from './recorder';

const model = (name: string, more: object = {}): PedigreeEvent => ({
  ...SAMPLES['ai.pedigree.model.registered.v1'],
  ...{ id: 'job-7', source: '/acme', subject: `urn:${name}` },
  data: { model: { id: `urn:${name}` } },
  ...more,
});
const KEY = eventKey(model('a'));
const REUSED = { kind: 'park', code: 'id-reused', reason: expect.stringContaining(KEY) };
const ACK = { kind: 'ack' };

const messageOf = (event: PedigreeEvent): OutgoingMessage => fromWire(encodeEvent(event));

const batchOf = (
  first: number,
  events: readonly PedigreeEvent[],
  more: Partial<Batch> = {},
): Batch => {
  const place = { topic: TOPICS.lineageEvents, partition: 0, ...more };
  const messages = events.map((event, index) => ({
    ...messageOf(event),
    ...{ topic: place.topic, partition: place.partition, offset: first + index, timestamp: 0 },
  }));
  return { attempt: 0, ...place, messages, next: first + events.length };
};

describe('an id that is used again', () => {
  let graph: ReturnType<typeof memoryGraph>;
  let recorder: GraphRecorder;
  beforeEach(() => {
    graph = memoryGraph();
    recorder = new GraphRecorder(graph, () => new Date(0));
  });

  const known = async () =>
    (await graph.lineage.artifacts({ limit: 100 })).items.map(({ id }) => id);
  const outcomes = async (batch: Batch) => (await recorder.record(batch)).outcomes;

  it('is parked where it says something else, and the first stands', async () => {
    expect(await outcomes(batchOf(0, [model('a')]))).toEqual([ACK]);
    const later = await recorder.record(batchOf(1, [model('b')]));
    expect(later).toMatchObject({ outcomes: [REUSED], events: 0 });
    expect(await known()).toEqual(['urn:a']);
    expect(await graph.lineage.positions()).toMatchObject([{ next: 2 }]);
  });

  it('is parked within one batch', async () => {
    const other = model('c', { id: 'job-8' });
    const all = [model('a'), model('b'), other, model('a')];
    expect(await outcomes(batchOf(0, all))).toMatchObject([ACK, REUSED, ACK, ACK]);
    expect(await known()).toEqual(['urn:a', 'urn:c']);
  });

  it('leaves no mark on either artifact: the gate has nothing against them', async () => {
    await outcomes(batchOf(0, [model('a'), model('b')]));
    const read = {
      roots: ['urn:a', 'urn:b'],
      direction: 'upstream',
      limit: 9,
      timeoutMs: 9,
    } as const;
    const { nodes } = await graph.lineage.reach(read);
    expect(nodes.flatMap(({ evidence }) => evidence)).toEqual([]);
  });

  it('is answered the same when the batch comes again after a crash', async () => {
    const batch = batchOf(0, [model('a'), model('b')]);
    const first = await recorder.record(batch);
    expect(await recorder.record(batch)).toEqual(first);
    const restarted = new GraphRecorder(graph, () => new Date(0));
    expect(await restarted.record({ ...batch, attempt: 1 })).toEqual(first);
  });

  it.each([
    ['dated anew', model('a', { time: '2030-01-01T00:00:00Z' })],
    ['by somebody else', model('a', { principal: 'token:00000000' })],
  ])('is a duplicate where it says the same, %s', async (_, again) => {
    await outcomes(batchOf(0, [model('a')]));
    expect(await outcomes(batchOf(1, [again]))).toEqual([ACK]);
    expect(await outcomes(batchOf(0, [again], { partition: 3 }))).toEqual([ACK]);
  });

  it('is not told of as if it had been recorded', async () => {
    await recorder.record(batchOf(0, [model('a')]));
    const { announcements } = await recorder.record(batchOf(1, [model('b')]));
    expect(
      announcements.map(({ value }) => JSON.parse(Buffer.from(value).toString()) as unknown),
    ).toEqual([{ artifacts: [], changed: [], positions: [expect.objectContaining({ next: 2 })] }]);
  });

  it('has the batch come again where the graph cannot tell', async () => {
    const { writer } = graph;
    const history = {
      ...graph.history,
      recorded: () => Promise.reject(new GraphError('rejected', 'x')),
    };
    const blind = new GraphRecorder({ writer, history }, () => new Date(0));
    await expect(blind.record(batchOf(0, [model('a')]))).rejects.toMatchObject({ retriable: true });
  });

  it('is left to the policy service where it asks for something', async () => {
    const asked = SAMPLES['ai.pedigree.promotion.requested.v1'] as PedigreeEvent;
    const other = { ...asked, data: { ...asked.data, environment: 'staging' } } as PedigreeEvent;
    const batch = batchOf(0, [asked, other], { topic: TOPICS.promotionRequests });
    expect(await outcomes(batch)).toEqual([ACK, ACK]);
  });
});
