import { type INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  type EventData,
  type EventType,
  parseEvent,
  type PedigreeEvent,
  TOPICS,
} from '@pedigree/events';
import { recordEvent } from '@pedigree/lineage';
import { type Clock, configureHttp, PlatformModule } from '@pedigree/service-kit';
import { type MemoryBus, memoryBus, type MemoryGraph, memoryGraph } from '@pedigree/testing';
import { QueryApiModule } from './query-api.module';

export interface ApiUnderTest {
  app: INestApplication;
  bus: MemoryBus;
  graph: MemoryGraph;
  /** Puts events into the graph, which has then read up to them. */
  record(events: readonly PedigreeEvent[], recordedAt?: string): Promise<void>;
}

export const CONFIG = {
  port: 0,
  host: '127.0.0.1',
  backends: { kind: 'embedded', dataDir: '/nowhere' },
  partitions: 1,
  apiTokens: [],
  logLevel: 'silent',
  lagTimeoutMs: 200,
  readTimeoutMs: 1000,
  ancestryLimit: 1000,
} as const;

/** The query API as its application composes it, over ports in memory; it listens on a free port. */
export async function startApi(clock: Clock = () => new Date()): Promise<ApiUnderTest> {
  const bus = memoryBus();
  const graph = memoryGraph();
  const module = await Test.createTestingModule({
    imports: [PlatformModule.register({ bus, graph, config: CONFIG, clock }), QueryApiModule],
  }).compile();
  const app = module.createNestApplication({ logger: false });
  configureHttp(app, CONFIG);
  await app.listen(0, '127.0.0.1');
  let offset = 0;
  const record: ApiUnderTest['record'] = (events, recordedAt = '2026-11-23T12:00:00Z') => {
    const timestamp = Date.parse(recordedAt);
    const recordings = events.map((event) =>
      recordEvent(event, {
        by: 'local',
        topic: TOPICS.lineageEvents,
        partition: 0,
        offset: offset++,
        timestamp,
      }),
    );
    const position = { topic: TOPICS.lineageEvents, partition: 0, next: offset };
    return graph.writer.record(recordings, [position]);
  };
  return { app, bus, graph, record };
}

let count = 0;

/** A valid event of a type, with an id of its own. */
export function eventOf<T extends EventType>(type: T, data: EventData<T>): PedigreeEvent {
  const id = `e-${count++}`;
  const event = { specversion: '1.0', id, source: '/tests', type, data };
  const parsed = parseEvent(event, '2026-11-23T10:00:00Z');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.value;
}

export const registered = (id: string, more: object = {}): PedigreeEvent =>
  eventOf('ai.pedigree.model.registered.v1', { model: { id, ...more }, initialization: 'random' });

/** `student` trained from `base` on `corpus`, which `teacher`, quantized from `base`, generated. */
export const history = (base: string, teacher: string, corpus: string, student: string) => [
  registered(base),
  eventOf('ai.pedigree.weights.transformed.v1', {
    run: { id: `r-${teacher}` },
    output: teacher,
    method: 'quantize',
    parents: [{ model: base }],
  }),
  eventOf('ai.pedigree.generation.completed.v1', {
    run: { id: `r-${corpus}` },
    output: corpus,
    generators: [{ model: teacher, channel: 'completions', share: 0.5, decoding: { top_p: 1 } }],
  }),
  eventOf('ai.pedigree.finetune.completed.v1', {
    run: { id: `r-${student}` },
    output: student,
    base: { model: base, method: 'finetune' },
    corpora: [{ dataset: corpus, stage: 'sft' }],
  }),
];
