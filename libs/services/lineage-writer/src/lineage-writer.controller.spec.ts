import { decodeMessage, encodeEvent, fromWire, TOPICS, toWire } from '@pedigree/events';
import { GraphError, type HistoryReader } from '@pedigree/graph';
import { type Recording, type Stamp } from '@pedigree/lineage';
import { type Batch, MessagingError, type OutgoingMessage } from '@pedigree/messaging';
import { Metrics } from '@pedigree/service-kit';
import { LineageWriterController } from './lineage-writer.controller';
import { GraphRecorder } from './recorder';

const model = (id: string): OutgoingMessage =>
  fromWire(
    encodeEvent({
      id,
      source: '/tests',
      type: 'ai.pedigree.model.registered.v1',
      subject: `urn:${id}`,
      time: '2026-11-23T10:00:00Z',
      data: { model: { id: `urn:${id}` } },
    }),
  );

const batchOf = (...messages: OutgoingMessage[]): Batch => {
  const place = { topic: TOPICS.lineageEvents, partition: 0 };
  const received = messages.map((message, offset) => ({
    ...message,
    ...place,
    offset,
    timestamp: 0,
  }));
  return { ...place, attempt: 0, messages: received, next: received.length };
};

const POSITION = { topic: TOPICS.lineageEvents, partition: 0 };

describe('LineageWriterController', () => {
  const log: string[] = [];
  const record = jest.fn<Promise<void>, [readonly Recording[], readonly object[]]>();
  const publish = jest.fn<Promise<void>, [string, readonly OutgoingMessage[]]>();
  const recorded = jest.fn<Promise<ReadonlyMap<string, Stamp>>, [readonly string[]]>();
  const documents = jest.fn<Promise<ReadonlyMap<string, string>>, [readonly string[]]>();
  const history = { recorded, documents } as unknown as HistoryReader;
  const controller = new LineageWriterController(
    new GraphRecorder({ writer: { record }, history }, () => new Date('2026-11-23T12:00:00Z')),
    { publisher: { publish } },
    new Metrics(),
  );

  beforeEach(() => {
    log.length = 0;
    recorded.mockReset().mockResolvedValue(new Map());
    documents.mockReset().mockResolvedValue(new Map());
    record.mockReset().mockImplementation(async () => void log.push('record'));
    publish.mockReset().mockImplementation(async () => void log.push('publish'));
  });

  it('records events and positions at once, then tells of them, then acknowledges', async () => {
    const outcomes = await controller.write(batchOf(model('a'), model('b')));
    expect(outcomes).toEqual([{ kind: 'ack' }, { kind: 'ack' }]);
    expect(log).toEqual(['record', 'publish']);
    expect(record.mock.calls[0]?.[0]).toHaveLength(2);
    expect(record.mock.calls[0]?.[1]).toEqual([{ ...POSITION, next: 2 }]);
  });

  it('tells which artifacts it touched, under an id that repeats with the batch', async () => {
    await controller.write(batchOf(model('a'), model('b')));
    await controller.write(batchOf(model('a'), model('b')));
    const [first, second] = publish.mock.calls.map(([, [message]]) =>
      message === undefined ? undefined : decodeMessage(toWire(message), '2026-11-23T12:00:00Z'),
    );
    expect(first).toMatchObject({
      ok: true,
      value: { data: { artifacts: ['urn:a', 'urn:b'], positions: [{ ...POSITION, next: 2 }] } },
    });
    expect(second).toEqual(first);
  });

  it.each([new GraphError('unavailable', 'away'), new GraphError('conflict', 'deadlock')])(
    'has the batch come again after %s',
    async (error) => {
      record.mockRejectedValue(error);
      await expect(controller.write(batchOf(model('a')))).rejects.toBe(error);
      expect(publish).not.toHaveBeenCalled();
    },
  );

  it('has the batch come again where it cannot be told of', async () => {
    publish.mockRejectedValue(new MessagingError('unavailable', 'away'));
    await expect(controller.write(batchOf(model('a')))).rejects.toThrow('away');
  });

  it('has a batch that the graph rejects taken apart', async () => {
    record.mockRejectedValue(new GraphError('rejected', 'no'));
    await expect(controller.write(batchOf(model('a'), model('b')))).rejects.toThrow('no');
  });

  it('parks the one message that the graph rejects, and passes it', async () => {
    record.mockRejectedValueOnce(new GraphError('rejected', 'no'));
    const outcomes = await controller.write(batchOf(model('a')));
    expect(outcomes).toEqual([{ kind: 'park', code: 'not-recordable', reason: 'no' }]);
    expect(record).toHaveBeenLastCalledWith(
      [expect.objectContaining({ type: 'pedigree.parked' })],
      [{ ...POSITION, next: 1 }],
    );
  });

  it('holds the partition where the graph cannot even be told that something is missing', async () => {
    record.mockRejectedValue(new TypeError('broken'));
    const outcomes = await controller.write(batchOf(model('a')));
    expect(outcomes).toEqual([{ kind: 'retry', reason: 'broken' }]);
  });

  it('waits, and parks nothing, where the graph has another version', async () => {
    record.mockRejectedValue(new GraphError('incompatible', 'newer schema'));
    const outcomes = await controller.write(batchOf(model('a'), model('b')));
    expect(outcomes[0]).toEqual({ kind: 'retry', reason: 'newer schema' });
  });

  it('splits what is too much to tell in one message', async () => {
    const long = Array.from({ length: 300 }, (_, index) => model(`${'x'.repeat(1000)}${index}`));
    await controller.write(batchOf(...long));
    const messages = publish.mock.calls[0]?.[1] ?? [];
    expect(messages.length).toBeGreaterThan(1);
    expect(Math.max(...messages.map(({ value }) => value.byteLength))).toBeLessThan(1_000_000);
  });
});
