import { listenToDecisions, type Source } from './decision-stream';
import { type FeedChange } from './feed-state';

class FakeSource implements Source {
  onopen: Source['onopen'] = null;
  onerror: Source['onerror'] = null;
  closed = false;
  private readonly listeners = new Map<string, (event: MessageEvent<string>) => void>();
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void {
    this.listeners.set(type, listener);
  }
  close(): void {
    this.closed = true;
  }
  send(type: string, data: unknown): void {
    const event = { lastEventId: 'e-1', data: JSON.stringify(data) };
    this.listeners.get(type)?.(event as MessageEvent<string>);
  }
}

describe('listenToDecisions', () => {
  const sources: FakeSource[] = [];
  const changes: FeedChange[] = [];
  const latest = () => sources.at(-1)!;
  const kinds = () => changes.map(({ kind }) => kind);
  const open = () =>
    listenToDecisions({
      connect: () => {
        sources.push(new FakeSource());
        return latest();
      },
      onChange: (change) => changes.push(change),
      random: () => 1,
    });
  const fail = () => latest().onerror?.({} as Event);

  beforeEach(() => {
    jest.useFakeTimers();
    sources.length = 0;
    changes.length = 0;
  });
  afterEach(() => jest.useRealTimers());

  it('passes decisions on, and nothing that is none', () => {
    open();
    latest().onopen?.({} as Event);
    const decision = { promotion: { id: 'p' }, model: 'm', environment: 'e', decidedAt: 'now' };
    latest().send('ai.pedigree.promotion.blocked.v1', decision);
    latest().send('ai.pedigree.promotion.blocked.v1', {});
    latest().send('closing', decision);
    expect(kinds()).toEqual(['opened', 'decided']);
  });

  it('connects anew after each failure, later each time, and at once when it is told to', () => {
    const stream = open();
    fail();
    expect(sources[0]?.closed).toBe(true);
    jest.advanceTimersByTime(999);
    expect(sources).toHaveLength(1);
    jest.advanceTimersByTime(1);
    expect(sources).toHaveLength(2);
    fail();
    jest.advanceTimersByTime(1999);
    expect(sources).toHaveLength(2);
    stream.retry();
    expect(sources).toHaveLength(3);
    jest.advanceTimersByTime(60_000);
    expect(sources).toHaveLength(3);
    expect(kinds()).toEqual(['failed', 'retrying', 'failed', 'retrying']);
  });

  it('starts over with short waits once it was connected', () => {
    open();
    fail();
    jest.advanceTimersByTime(1000);
    latest().onopen?.({} as Event);
    fail();
    jest.advanceTimersByTime(1000);
    expect(sources).toHaveLength(3);
  });

  it('does nothing more once it is closed', () => {
    const stream = open();
    fail();
    stream.close();
    jest.advanceTimersByTime(60_000);
    expect(sources).toHaveLength(1);
    expect(latest().closed).toBe(true);
  });
});
