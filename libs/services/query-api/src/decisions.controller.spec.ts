import { get, type IncomingMessage } from 'node:http';
import { type AddressInfo } from 'node:net';
import { encodeEvent, fromWire, SAMPLES, TOPICS } from '@pedigree/events';
import { eventually } from '@pedigree/testing';
import { DecisionStreams } from './decision-streams';
import { type ApiUnderTest, eventOf, startApi } from './spec-app';

const BLOCKED = 'ai.pedigree.promotion.blocked.v1';

interface Told {
  event: string;
  id?: string;
  data: string;
}

interface Listener {
  response: IncomingMessage;
  events: () => Told[];
  ended: () => boolean;
}

/** The complete events of a stream; comments and the retry hint are none. */
const eventsOf = (text: string): Told[] =>
  text
    .split('\n\n')
    .slice(0, -1)
    .map((block) => Object.fromEntries(block.split('\n').map(fieldOf)) as Partial<Told>)
    .filter((block): block is Told => block.event !== undefined);

const fieldOf = (line: string): [string, string] => {
  const colon = line.indexOf(': ');
  return [line.slice(0, colon), line.slice(colon + 2)];
};

describe('GET /api/v1/decisions/stream', () => {
  let api: ApiUnderTest;
  beforeEach(async () => {
    api = await startApi();
  });
  afterEach(() => api.app.close());

  const url = (query: string) => {
    const { port } = api.app.getHttpServer().address() as AddressInfo;
    return `http://127.0.0.1:${port}/api/v1/decisions/stream${query}`;
  };
  const open = (query = ''): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => get(url(query), resolve).on('error', reject));

  async function listen(query = ''): Promise<Listener> {
    const response = await open(query);
    let text = '';
    let ended = false;
    response.setEncoding('utf8').on('data', (part: string) => (text += part));
    response.on('end', () => (ended = true)).on('error', () => undefined);
    return { response, events: () => eventsOf(text), ended: () => ended };
  }

  async function decide(
    model: string,
    more: { environment?: string; note?: string } = {},
  ): Promise<string> {
    const data = { ...SAMPLES[BLOCKED].data, promotion: { id: `p-${model}` }, model, ...more };
    const event = eventOf(BLOCKED, data);
    await api.bus.publisher.publish(TOPICS.promotionDecisions, [fromWire(encodeEvent(event))]);
    return event.id;
  }

  it('tells every decision as it is made', async () => {
    const listener = await listen();
    expect(listener.response.headers['content-type']).toMatch('text/event-stream');
    const id = await decide('mö');
    await eventually(() => listener.events().length === 1);
    expect(listener.events()[0]).toMatchObject({ event: BLOCKED, id });
    expect(JSON.parse(listener.events()[0]!.data)).toMatchObject({
      model: 'mö',
      verdict: 'blocked',
    });
    listener.response.destroy();
    await eventually(() => api.app.get(DecisionStreams).size === 0);
  });

  it('tells of revocations and plans by their types, and of nothing that is no decision', async () => {
    const listener = await listen();
    const types = [
      'ai.pedigree.policy.activated.v1',
      'ai.pedigree.promotion.approved.v1',
      'ai.pedigree.promotion.revoked.v1',
      'ai.pedigree.plan.approved.v1',
      'ai.pedigree.plan.blocked.v1',
    ] as const;
    for (const type of types)
      await api.bus.publisher.publish(TOPICS.promotionDecisions, [
        fromWire(encodeEvent(SAMPLES[type])),
      ]);
    await eventually(() => listener.events().length === 4);
    expect(listener.events().map(({ event }) => event)).toEqual(types.slice(1));
    expect(JSON.parse(listener.events()[1]!.data)).toMatchObject({ because: [expect.any(String)] });
    expect(JSON.parse(listener.events()[2]!.data)).toMatchObject({ plan: { id: 'plan-1' } });
    listener.response.destroy();
  });

  it('tells only what was asked for', async () => {
    const listener = await listen('?model=m2&environment=staging');
    await decide('m1', { environment: 'staging' });
    await decide('m2', { environment: 'production' });
    const id = await decide('m2', { environment: 'staging' });
    await eventually(() => listener.events().length === 1);
    expect(listener.events()[0]).toMatchObject({ id });
    listener.response.destroy();
  });

  it('says goodbye at shutdown', async () => {
    const listener = await listen();
    await api.app.close();
    await eventually(() => listener.ended());
    expect(listener.events()).toMatchObject([{ event: 'closing' }]);
    api = await startApi();
  });

  it('drops a client that does not read, and tells it why', async () => {
    const response = await open();
    response.pause();
    const streams = api.app.get(DecisionStreams);
    const filler = { note: 'x'.repeat(400_000) };
    for (let sent = 0; streams.size > 0 && sent < 200; sent++) await decide(`m-${sent}`, filler);
    expect(streams.size).toBe(0);
    let text = '';
    response
      .setEncoding('utf8')
      .on('data', (part: string) => (text += part))
      .resume();
    await eventually(() => text.includes('event: dropped'));
  });

  it('names unknown filters', async () => {
    const response = await open('?modle=x');
    expect(response.statusCode).toBe(400);
    response.destroy();
  });
});
