import { Test } from '@nestjs/testing';
import {
  decodeMessage,
  encodeEvent,
  fromWire,
  type PedigreeEvent,
  type Position,
  TOPICS,
  toWire,
} from '@pedigree/events';
import { type Graph, type PromotionRecord } from '@pedigree/graph';
import { type Stamp } from '@pedigree/lineage';
import {
  type Batch,
  type MessageBus,
  type Outcome,
  type OutgoingMessage,
} from '@pedigree/messaging';
import { generateSigner } from '@pedigree/attestation';
import { type Config, PlatformModule, Policies } from '@pedigree/service-kit';
import { PolicyController } from './policy.controller';
import { PolicyModule } from './policy.module';
import { RechecksController } from './rechecks.controller';

export const TIME = '2026-11-23T10:00:00Z';
const END: Position = { topic: TOPICS.lineageEvents, partition: 0, next: 7 };
const EMPTY = { nodes: [], edges: [], truncated: false };

/** The policy service over ports that a spec decides about. */
export class ServiceUnderTest {
  readonly ends = jest.fn<Promise<Position[]>, [string]>();
  readonly positions = jest.fn<Promise<readonly Position[]>, []>();
  readonly reach = jest.fn();
  readonly recorded = jest.fn<Promise<Map<string, Stamp>>, [readonly string[]]>();
  readonly documents = jest.fn<Promise<Map<string, string>>, [readonly string[]]>();
  readonly promotion = jest.fn();
  readonly deployments = jest.fn();
  controller!: PolicyController;
  rechecks!: RechecksController;
  private policies!: Policies;

  async start(): Promise<void> {
    const module = await Test.createTestingModule({
      imports: [PlatformModule.register(this.platform()), PolicyModule],
    }).compile();
    this.controller = module.get(PolicyController);
    this.rechecks = module.get(RechecksController);
    this.policies = module.get(Policies);
  }

  stop(): void {
    this.policies.onModuleDestroy();
  }

  /** The broker and the graph agree, and the graph knows nothing. */
  reset(): void {
    this.ends.mockReset().mockResolvedValue([END]);
    this.positions
      .mockReset()
      .mockResolvedValue([END, { topic: TOPICS.promotionRequests, partition: 0, next: 99 }]);
    this.reach.mockReset().mockImplementation(async ({ roots }) => ({ roots, ...EMPTY }));
    this.recorded.mockReset().mockResolvedValue(new Map());
    this.documents.mockReset().mockResolvedValue(new Map());
    this.promotion.mockReset().mockResolvedValue(undefined);
    this.deployments.mockReset().mockResolvedValue([]);
  }

  /** What stands of the one promotion there is. */
  private async standing() {
    const record = (await this.promotion()) as PromotionRecord | undefined;
    const stands = record?.verdict === 'approved' && record.revokedAt === undefined;
    return { items: stands ? [record] : [] };
  }

  private platform() {
    const { ends, positions, reach, recorded, documents, promotion, deployments } = this;
    const lineage = {
      reach,
      positions,
      namesakes: async () => ({ ids: [], truncated: false }),
      claimed: async () => ({ ids: [], truncated: false }),
      artifacts: async () => ({ items: [] }),
    };
    const config = {
      apiTokens: [],
      lagTimeoutMs: 50,
      ancestryLimit: 10,
      readTimeoutMs: 5_000,
      signing: { pem: generateSigner().pem },
    } as Partial<Config> as Config;
    return {
      config,
      bus: { topics: { ends } } as unknown as MessageBus,
      graph: {
        lineage,
        history: { recorded, documents, deployments },
        promotions: { promotion, standing: () => this.standing() },
      } as unknown as Graph,
      clock: () => new Date(TIME),
    };
  }
}

export const messageOf = (event: PedigreeEvent): OutgoingMessage => fromWire(encodeEvent(event));

/** A batch of partition 0 of a topic. */
export function batchOf(topic: string, ...messages: OutgoingMessage[]): Batch {
  const place = { topic, partition: 0 };
  const received = messages.map((message, offset) => ({
    ...message,
    ...place,
    offset,
    timestamp: 0,
  }));
  return { ...place, attempt: 0, messages: received, next: received.length };
}

/** The decisions that outcomes carry. */
export const emitted = (outcomes: readonly Outcome[]) =>
  outcomes
    .flatMap((outcome) => (outcome.kind === 'ack' ? (outcome.emit ?? []) : []))
    .map(({ topic, message }) => {
      expect(topic).toBe(TOPICS.promotionDecisions);
      const parsed = decodeMessage(toWire(message), TIME);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
      return parsed.value as PedigreeEvent<'ai.pedigree.promotion.revoked.v1'>;
    });
