import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@pedigree/testing';
import { type CaseBatch, type CaseEvent, type CaseRequest, type GateCase } from './cases';
import { type Answer, differencesIn } from './differences';
import { filled, shuffled } from './placeholders';

const HOUR = 3_600_000;
/** That nothing happens shows only by waiting: many times as long as a revocation takes here. */
const REVOKED_BY_MS = 3_000;

/** The id in a path is percent-encoded; cases mark it by angle brackets. */
const encoded = (path: string): string =>
  path.replace(/<([^>]*)>/g, (_, id: string) => encodeURIComponent(id));

/** Plays one case against a server, over HTTP alone. */
export class CaseRun {
  private readonly now = Date.now();
  private readonly prefix = `c${randomBytes(5).toString('hex')}-`;
  private readonly what: GateCase;
  private count = 0;

  constructor(
    private readonly url: string,
    given: GateCase,
    private readonly order: 'forward' | 'shuffled',
  ) {
    this.what = filled(given, this.prefix, this.now);
  }

  /** @returns what was not as expected, in words */
  async play(): Promise<string[]> {
    const { id, events = [], requests = [], ask, expect = {} } = this.what;
    const made = events.map(this.envelope);
    const batch = this.order === 'shuffled' ? shuffled(made, id) : made;
    const faults = batch.length === 0 ? [] : await this.deliver(batch);
    for (const request of requests) faults.push(...(await this.carryOut(request)));
    return ask === undefined ? faults : [...faults, ...differencesIn(expect, await this.ask())];
  }

  private readonly envelope = ([type, data, extra = {}]: CaseEvent): object => {
    const number = ++this.count;
    const event = {
      ...{ specversion: '1.0', id: `${this.prefix}e${String(number)}`, source: '/cases' },
      time: new Date(this.now - HOUR + number * 1000).toISOString(),
      type: `ai.pedigree.${type}.v1`,
      ...{ datacontenttype: 'application/json', data },
      ...extra,
    };
    return Object.fromEntries(Object.entries(event).filter(([, value]) => value !== null));
  };

  private async deliver(batch: readonly object[], expect?: CaseBatch['expect']): Promise<string[]> {
    const answer = await this.call('POST', '/api/v1/events', batch, {
      'content-type': 'application/cloudevents-batch+json',
    });
    if (expect !== undefined) return differencesIn(expect, answer);
    const { status, body } = answer;
    const isTaken = this.what.refusable
      ? status < 500
      : status === 202 && (body.rejected ?? []).length === 0;
    return isTaken ? [] : [`events: status ${String(status)} ${JSON.stringify(body)}`];
  }

  private async carryOut(request: CaseRequest | CaseBatch): Promise<string[]> {
    if ('events' in request) return this.deliver(request.events.map(this.envelope), request.expect);
    const { method = 'POST', path, body, headers, expect } = request;
    const wanted = expect ?? (this.what.refusable ? { status: 'any' as const } : {});
    return differencesIn(wanted, await this.call(method, path, body, headers));
  }

  private ask(): Promise<Answer> {
    const { model, environment = 'production', extra, plan, get, standing } = this.what.ask ?? {};
    if (get !== undefined) return this.call('GET', get);
    if (standing !== undefined) return this.standing(standing);
    if (plan !== undefined)
      return this.call('POST', '/api/v1/plans?wait=30', { environment, ...plan });
    const request = { environment, requestedBy: 'ci', model, ...extra };
    return this.call('POST', '/api/v1/promotions?wait=30', request);
  }

  /** What became of a promotion that was approved before. */
  private async standing(id: string): Promise<Answer> {
    const read = () => this.call('GET', `/api/v1/promotions/<${id}>`);
    if (this.what.expect?.verdict === 'approved') await sleep(REVOKED_BY_MS);
    else await eventually(async () => expect((await read()).body.verdict).not.toBe('approved'));
    return read();
  }

  private async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const content = typeof body === 'string' ? body : JSON.stringify(body);
    const sent = body === undefined ? {} : { body: content };
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(this.url + encoded(path), {
      method,
      headers: { ...type, ...headers },
      ...sent,
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : bodyIn(text) };
  }
}

function bodyIn(text: string): Answer['body'] {
  try {
    return JSON.parse(text) as Answer['body'];
  } catch {
    return {};
  }
}
