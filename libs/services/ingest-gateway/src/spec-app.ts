import { type INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  decodeMessage,
  encodeEvent,
  eventKey,
  fromWire,
  type PedigreeEvent,
  SAMPLES,
  type Topic,
  toWire,
  TOPICS,
} from '@pedigree/events';
import { recordEvent } from '@pedigree/lineage';
import { type OutgoingMessage } from '@pedigree/messaging';
import { type Clock, configureHttp, PlatformModule } from '@pedigree/service-kit';
import { type MemoryBus, memoryBus, type MemoryGraph, memoryGraph } from '@pedigree/testing';
import { IngestGatewayModule } from './ingest-gateway.module';

/** Keeps supertest from turning a Buffer with a JSON type into JSON text. */
export const asItIs = (body: unknown): string => body as string;

export interface GatewayUnderTest {
  app: INestApplication;
  bus: MemoryBus;
  graph: MemoryGraph;
}

const CONFIG = {
  port: 0,
  host: '127.0.0.1',
  backends: { kind: 'embedded', dataDir: '/nowhere' },
  partitions: 1,
  logLevel: 'silent',
  lagTimeoutMs: 1000,
  readTimeoutMs: 1000,
  ancestryLimit: 1000,
} as const;

/** The gateway as its application composes it, over ports in memory; it listens on a free port. */
export async function startGateway(
  apiTokens: string[] = [],
  clock: Clock = () => new Date(),
): Promise<GatewayUnderTest> {
  const bus = memoryBus();
  const graph = memoryGraph();
  const config = { ...CONFIG, apiTokens };
  const module = await Test.createTestingModule({
    imports: [PlatformModule.register({ bus, graph, config, clock }), IngestGatewayModule],
  }).compile();
  const app = module.createNestApplication({ logger: false });
  configureHttp(app, config);
  await app.listen(0, '127.0.0.1');
  return { app, bus, graph };
}

/** What the broker holds in a topic, as events. */
export const eventsIn = (bus: MemoryBus, topic: string): PedigreeEvent[] =>
  bus.log
    .filter((message) => message.topic === topic)
    .flatMap((message) => {
      const parsed = decodeMessage(toWire(message), '2026-11-23T10:00:00Z');
      return parsed.ok ? [parsed.value] : [];
    });

const BLOCKED = 'ai.pedigree.promotion.blocked.v1';
const PLAN_BLOCKED = 'ai.pedigree.plan.blocked.v1';

/** The decision on a request, as the policy service would publish it. */
export function decisionMessage(request: PedigreeEvent, more: object = {}): OutgoingMessage {
  if (request.type === 'ai.pedigree.training.planned.v1') return planDecisionMessage(request, more);
  if (request.type !== 'ai.pedigree.promotion.requested.v1') throw new Error(request.type);
  const { promotion, environment, requestedBy } = request.data;
  const asked = { ...promotion, ...(requestedBy === undefined ? {} : { requestedBy }) };
  const of = { promotion: asked, model: request.subject, environment };
  const data = { ...SAMPLES[BLOCKED].data, ...of, ...more };
  const id = `decision-${promotion.id}`;
  return fromWire(encodeEvent({ ...SAMPLES[BLOCKED], id, subject: request.subject, data }));
}

function planDecisionMessage(
  {
    id,
    source,
    data: { plan, environment = '' },
  }: PedigreeEvent<'ai.pedigree.training.planned.v1'>,
  more: object,
): OutgoingMessage {
  const model = `urn:pedigree:plan:${plan.id}`;
  const data = {
    ...SAMPLES[PLAN_BLOCKED].data,
    plan: { id: plan.id, request: eventKey({ source, id }) },
    model,
    environment,
    ...more,
  };
  return fromWire(
    encodeEvent({ ...SAMPLES[PLAN_BLOCKED], id: `plan-${id}`, subject: model, data }),
  );
}

/** What the broker holds in a topic, recorded as lineage-writer would. */
export const recordAll = ({ bus, graph }: GatewayUnderTest, topic: Topic): Promise<void> => {
  const events = eventsIn(bus, topic);
  const origin = { topic, partition: 0, timestamp: 1 };
  return graph.writer.record(
    events.map((event, offset) => recordEvent(event, { ...origin, offset })),
    [{ topic, partition: 0, next: events.length }],
  );
};

/** Plays the policy service: answers every request. */
export const decideAtOnce = (bus: MemoryBus) =>
  bus.subscriber.subscribe(
    { topics: [TOPICS.promotionRequests], group: 'policy' },
    async (batch) => {
      for (const request of eventsOf(batch.messages))
        await bus.publisher.publish(TOPICS.promotionDecisions, [decisionMessage(request)]);
      return [];
    },
  );

const eventsOf = (messages: MemoryBus['log']): PedigreeEvent[] =>
  messages.flatMap((message) => {
    const parsed = decodeMessage(toWire(message), '2026-11-23T10:00:00Z');
    return parsed.ok ? [parsed.value] : [];
  });
