import { type ServerResponse } from 'node:http';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type Decision } from '@pedigree/events';
import { type DecisionEvent, DecisionFeed, ProblemException } from '@pedigree/service-kit';
import { formatEvent, HEARTBEAT, HELLO } from './sse';

/** Which decisions a client wants; absent means any. */
export interface DecisionFilter {
  model?: string | undefined;
  environment?: string | undefined;
}

const HEARTBEAT_MS = 15_000;
const MAX_CLIENTS = 1000;
/** Most bytes that wait for one client: some hundred decisions. */
const MAX_BUFFERED_BYTES = 1024 * 1024;
/** How long a client that is dropped has to read what was written before. */
const FAREWELL_MS = 5000;

interface Client {
  response: ServerResponse;
  filter: DecisionFilter;
}

const wants = ({ model, environment }: DecisionFilter, decision: Decision): boolean =>
  (model === undefined || model === decision.model) &&
  (environment === undefined || environment === decision.environment);

/** Passes decisions on to whoever listens. A client that does not keep up is dropped and told why. */
@Injectable()
export class DecisionStreams implements OnModuleDestroy {
  private readonly clients = new Set<Client>();
  private readonly unlisten: () => void;
  private readonly heart = setInterval(() => this.beat(), HEARTBEAT_MS).unref();

  constructor(feed: DecisionFeed) {
    this.unlisten = feed.listen((event) => this.tell(event));
  }

  /** Keeps `response` open until the client goes, falls behind, or the service shuts down. */
  open(response: ServerResponse, filter: DecisionFilter): void {
    if (this.clients.size >= MAX_CLIENTS) throw full();
    const client = { response, filter };
    this.clients.add(client);
    response.once('close', () => this.clients.delete(client));
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    response.write(HELLO);
  }

  /** How many clients listen. */
  get size(): number {
    return this.clients.size;
  }

  onModuleDestroy(): void {
    this.unlisten();
    clearInterval(this.heart);
    for (const client of this.clients)
      this.drop(client, 'closing', 'The service shuts down. Connect again in a moment.');
  }

  private tell({ id, type, data }: DecisionEvent): void {
    const text = formatEvent({ event: type, id, data });
    for (const client of this.clients) if (wants(client.filter, data)) this.write(client, text);
  }

  private beat(): void {
    for (const client of this.clients) this.write(client, HEARTBEAT);
  }

  private write(client: Client, text: string): void {
    if (client.response.writableLength > MAX_BUFFERED_BYTES)
      this.drop(client, 'dropped', 'You read too slowly. Decisions you missed: GET /promotions.');
    else client.response.write(text);
  }

  private drop(client: Client, event: string, message: string): void {
    const { response } = client;
    this.clients.delete(client);
    response.end(formatEvent({ event, data: { message } }));
    const timer = setTimeout(() => response.destroy(), FAREWELL_MS);
    response.once('close', () => clearTimeout(timer));
  }
}

const full = (): ProblemException =>
  new ProblemException('unavailable', `${MAX_CLIENTS} clients listen already. Try again later.`, {
    headers: { 'retry-after': '30' },
  });
