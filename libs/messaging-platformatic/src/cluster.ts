import { within } from '@pedigree/messaging-kafka-core';
import { type API, Base, type Connection, kGetApi } from '@platformatic/kafka';
import { type Apis, type Request, type Response } from './apis';
import { type Address, type PlatformaticOptions } from './options';

const CONNECT_MS = 3_000;
const REQUEST_MS = 10_000;
const METADATA_MS = 60_000;
/** Never the first to end a request: after one of its own timeouts the client cannot go on reading. */
const NEVER_MS = 600_000;

export interface Partition {
  partition: number;
  leader: number;
}

export interface Layout {
  topic: string;
  /** As fetches name the topic. */
  id: string;
  partitions: readonly Partition[];
  /** Milliseconds since the epoch. */
  at: number;
}

type Coordinated = 'group' | 'transaction';

/**
 * Connections to brokers of their own, one to each, and what is known of who leads what. Requests on
 * one connection are answered in turn, so what may take long (fetches, joins) has its own cluster.
 *
 * Of the vendor's client only what speaks the protocol is used: connections, requests and answers. Its
 * consumer stores no text beside an offset and shows records of aborted transactions, and its
 * transactions cannot carry a position that no message stands for (docs/adr/0015-kafka-clients.md).
 */
export class Cluster {
  private readonly base: Base;
  private readonly brokers = new Map<number, Address>();
  private readonly layouts = new Map<string, Layout>();
  private readonly coordinators = new Map<string, number>();

  constructor(private readonly options: PlatformaticOptions) {
    this.base = new Base({
      clientId: options.clientId,
      bootstrapBrokers: [...options.brokers],
      retries: 0,
      connectTimeout: CONNECT_MS,
      requestTimeout: NEVER_MS,
      ...(options.tls && { tls: options.tls }),
      ...(options.sasl && { sasl: options.sasl }),
    });
    this.base.on('client:broker:connect', ({ connection }) =>
      options.wire?.opened(connection.socket),
    );
  }

  /** @throws what the client makes of it; see `messagingError` */
  async ask<N extends keyof Apis>(
    node: number | 'any',
    name: N,
    request: Request<N>,
    ms = REQUEST_MS,
  ): Promise<Response<N>> {
    const connection = await this.connection(node);
    const api = await this.api(name);
    try {
      return (await within(ms, name, api.async(connection, ...request))) as Response<N>;
    } catch (error) {
      // An answer that is late or cannot be read leaves the connection in the middle of it.
      if (!isAnswer(error)) connection.socket.destroy();
      throw error;
    }
  }

  async layout(topic: string, maxAgeMs = METADATA_MS): Promise<Layout> {
    const known = this.layouts.get(topic);
    if (known && Date.now() - known.at < maxAgeMs) return known;
    const at = Date.now();
    const { topics } = await this.metadata([topic]);
    const [found] = topics;
    const partitions = (found?.partitions ?? [])
      .map(({ partitionIndex, leaderId }) => ({ partition: partitionIndex, leader: leaderId }))
      .sort((a, b) => a.partition - b.partition);
    const layout = { topic, id: found?.topicId ?? '', partitions, at };
    this.layouts.set(topic, layout);
    return layout;
  }

  /** @param topics none asks for brokers only */
  async metadata(topics: string[]): Promise<Response<'Metadata'>> {
    const answer = await this.ask('any', 'Metadata', [topics, false, false]);
    for (const { nodeId, host, port } of answer.brokers) this.brokers.set(nodeId, { host, port });
    return answer;
  }

  async coordinator(kind: Coordinated, name: string): Promise<number> {
    const known = this.coordinators.get(`${kind} ${name}`);
    if (known !== undefined) return known;
    const request: Request<'FindCoordinator'> = [kind === 'group' ? 0 : 1, [name]];
    const { coordinators } = await this.ask('any', 'FindCoordinator', request);
    const [found] = coordinators;
    if (!found) throw new Error(`Nobody coordinates ${name}.`);
    this.brokers.set(found.nodeId, { host: found.host, port: found.port });
    this.coordinators.set(`${kind} ${name}`, found.nodeId);
    return found.nodeId;
  }

  /** After a failure: leaders and coordinators may have moved. */
  forget(): void {
    this.layouts.clear();
    this.coordinators.clear();
  }

  async close(): Promise<void> {
    await this.base.close();
  }

  private async connection(node: number | 'any'): Promise<Connection> {
    const { connections } = this.base;
    if (node === 'any') return connections.getFirstAvailable(this.anyBroker().map(this.reach));
    if (!this.brokers.has(node)) await this.metadata([]);
    const broker = this.brokers.get(node);
    if (!broker) throw new Error(`Broker ${node} is not known.`);
    return connections.get(this.reach(broker));
  }

  private anyBroker(): Address[] {
    const named = this.options.brokers.map((broker) => {
      const at = broker.lastIndexOf(':');
      return {
        host: broker.slice(0, at).replace(/^\[|\]$/g, ''),
        port: Number(broker.slice(at + 1)),
      };
    });
    return [...named, ...this.brokers.values()];
  }

  private readonly reach = (broker: Address): Address => this.options.wire?.route(broker) ?? broker;

  private api<N extends keyof Apis>(name: N): Promise<API<unknown[], unknown>> {
    return new Promise((resolve, reject) =>
      this.base[kGetApi]<unknown[], unknown>(name, (error, api) =>
        api ? resolve(api) : reject(error ?? new Error(`${name} is not supported.`)),
      ),
    );
  }
}

/** A broker refused it: the connection is in order. */
const isAnswer = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'PLT_KFK_RESPONSE';
