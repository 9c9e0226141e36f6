import { encodeEvent, fromWire, type PedigreeEvent, TOPICS } from '@pedigree/events';
import { type Batch, type OutgoingMessage } from '@pedigree/messaging';
import { decodeBatch } from './decode-batch';

const registered: PedigreeEvent<'ai.pedigree.model.registered.v1'> = {
  id: 'e1',
  source: '/tests',
  type: 'ai.pedigree.model.registered.v1',
  subject: 'pkg:generic/acme/m@1',
  time: '2026-11-23T10:00:00Z',
  data: { model: { id: 'pkg:generic/acme/m@1' } },
};

const decided: PedigreeEvent<'ai.pedigree.promotion.approved.v1'> = {
  ...registered,
  type: 'ai.pedigree.promotion.approved.v1',
  data: {
    promotion: { id: 'p-1' },
    model: 'pkg:generic/acme/m@1',
    environment: 'production',
    verdict: 'approved',
    indeterminate: false,
    reasons: [],
    cleared: [],
    policy: { name: 'p', version: '1', digest: 'sha256:0' },
    asOf: '2026-11-23T10:00:00Z',
    decidedAt: '2026-11-23T10:00:00Z',
  },
};

const json = (value: unknown): OutgoingMessage => ({
  headers: [],
  value: Buffer.from(JSON.stringify(value)),
});

const batchOf = (topic: string, ...messages: OutgoingMessage[]): Batch => ({
  topic,
  partition: 3,
  attempt: 0,
  next: 40 + messages.length,
  messages: messages.map((message, index) => ({
    ...message,
    topic,
    partition: 3,
    offset: 40 + index,
    timestamp: Date.UTC(2026, 10, 23, 12),
  })),
});

const { lineageEvents, promotionRequests } = TOPICS;

describe('decodeBatch', () => {
  it('reads CloudEvents in both modes, stamped with where they stood', () => {
    const binary = fromWire(encodeEvent(registered));
    const structured = json({ specversion: '1.0', ...registered, id: 'e2' });
    const { recordings, outcomes } = decodeBatch(batchOf(lineageEvents, binary, structured));
    expect(outcomes).toEqual([{ kind: 'ack' }, { kind: 'ack' }]);
    expect(recordings.map(({ stamp }) => [stamp.eventId, stamp.offset])).toEqual([
      ['/tests e1', 40],
      ['/tests e2', 41],
    ]);
    expect(recordings[0]?.stamp.recordedAt).toBe('2026-11-23T12:00:00.000Z');
  });

  it('reads OpenLineage RunEvents as their Kafka transport sends them', () => {
    const runEvent = {
      eventType: 'COMPLETE',
      eventTime: '2026-11-23T10:00:00Z',
      producer: 'https://example.org/producer',
      schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
      run: { runId: '01890000-0000-7000-8000-000000000000' },
      job: { namespace: 'ns', name: 'job' },
      inputs: [],
      outputs: [{ namespace: 'ns', name: 'table' }],
    };
    const { recordings, outcomes } = decodeBatch(batchOf(lineageEvents, json(runEvent)));
    expect(outcomes).toEqual([{ kind: 'ack' }]);
    expect(recordings[0]?.artifacts).toEqual([{ id: 'ns/table', kind: 'dataset' }]);
  });

  const runEvent = {
    eventType: 'START',
    eventTime: '2026-11-23T10:00:00Z',
    producer: 'https://example.org/producer',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: { runId: '01890000-0000-7000-8000-000000000000' },
    job: { namespace: 'ns', name: 'job' },
  };
  const saidBy = (principal: string): OutgoingMessage => ({
    ...json(runEvent),
    headers: [['ce_principal', Buffer.from(principal)]],
  });

  it.each<[string, OutgoingMessage, string | undefined, string | undefined]>([
    [
      'as a CloudEvent says',
      fromWire(encodeEvent({ ...registered, principal: 'a' })),
      'local',
      'a',
    ],
    [
      'as a structured one says',
      json({ specversion: '1.0', ...registered, principal: 'a' }),
      undefined,
      'a',
    ],
    ['as taken where one says nothing', fromWire(encodeEvent(registered)), 'local', 'local'],
    ['as nobody where nothing is taken', fromWire(encodeEvent(registered)), undefined, undefined],
    ['as the header of an OpenLineage event says', saidBy('b'), 'local', 'b'],
    ['as taken of an OpenLineage event', json(runEvent), 'local', 'local'],
    ['as taken where a header is no name', saidBy(''), 'local', 'local'],
    ['as nobody where a header is no name', saidBy('a\u0000b'), undefined, undefined],
  ])('notes who said it: %s', (_, message, unnamed, by) => {
    const { recordings, outcomes } = decodeBatch(batchOf(lineageEvents, message), unnamed);
    expect(outcomes).toEqual([{ kind: 'ack' }]);
    expect(recordings[0]?.stamp.by).toBe(by);
  });

  it('parks what cannot be read, with every problem, and passes it', () => {
    const bad = json({ specversion: '1.0', ...registered, data: { model: {} } });
    const { recordings, outcomes, positions } = decodeBatch(
      batchOf(lineageEvents, bad, fromWire(encodeEvent(registered)), json('nonsense')),
    );
    expect(recordings.map(({ type }) => type)).toEqual(['pedigree.parked', registered.type]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['park', 'ack', 'park']);
    expect(outcomes[0]).toMatchObject({
      code: 'unreadable',
      reason: expect.stringContaining('/data/model/id'),
    });
    expect(positions).toEqual([{ topic: lineageEvents, partition: 3, next: 43 }]);
  });

  it('does not take a decision from the topic that producers of lineage may write to', () => {
    const { recordings, outcomes } = decodeBatch(
      batchOf(lineageEvents, fromWire(encodeEvent(decided))),
    );
    expect(recordings).toEqual([]);
    expect(outcomes[0]).toMatchObject({ kind: 'park', reason: expect.stringContaining('/type') });
  });

  it('leaves unreadable requests to the policy service, so that there is one dead letter', () => {
    const { outcomes } = decodeBatch(batchOf(promotionRequests, json('nonsense')));
    expect(outcomes).toEqual([{ kind: 'ack' }]);
  });

  it('survives any bytes', () => {
    const values = [
      [],
      [0],
      [0xff, 0xfe],
      [0x7b],
      ...['null', '[]', '1', '"x"'].map((text) => Buffer.from(text)),
    ];
    const messages = values.map((bytes) => ({ headers: [], value: Uint8Array.from(bytes) }));
    const { outcomes } = decodeBatch(batchOf(lineageEvents, ...messages));
    expect(outcomes.every(({ kind }) => kind === 'park')).toBe(true);
  });
});
