import { eventually } from '@pedigree/testing';
import { Lane, type LaneHost, type Part } from './lane';

const part = (from: number, to: number): Part => ({
  messages: Array.from({ length: to - from }, (_, i) => ({
    ...{ topic: 't', partition: 0, offset: from + i, timestamp: 0 },
    ...{ headers: [], value: new Uint8Array() },
  })),
  next: to,
  bytes: to - from,
});

/** Works when it is told to. */
class Host implements LaneHost {
  readonly seen: [number, number][] = [];
  readonly answers: ((upTo: number, rest?: number) => void)[] = [];
  hungry = jest.fn();
  going = () => true;

  work: LaneHost['work'] = ({ stretch, resolve }) => {
    const first = stretch.messages[0]?.offset ?? stretch.next;
    this.seen.push([first, stretch.next]);
    return new Promise((done) =>
      this.answers.push((upTo, rest = 0) => {
        resolve(upTo);
        done(rest);
      }),
    );
  };

  async answer(upTo: number, rest?: number): Promise<void> {
    await eventually(() => this.answers.length > 0);
    this.answers.shift()!(upTo, rest);
  }
}

let host: Host;
let lane: Lane;
beforeEach(() => {
  host = new Host();
  lane = new Lane('t', 0, 0, host);
});
afterEach(() => lane.stop());

const fetch = (to: number) => {
  const { offset, round } = lane.from;
  lane.take(part(offset, to), round);
};

it('fetches ahead, and makes one of what waits', async () => {
  fetch(3);
  fetch(5);
  fetch(9);
  expect(host.seen).toEqual([[0, 3]]);
  expect(lane.bytes).toBe(6);
  await host.answer(3);
  await eventually(() => host.seen.length === 2);
  expect(host.seen[1]).toEqual([3, 9]);
});

it('goes on with what is left of a part', async () => {
  fetch(8);
  await host.answer(5);
  await eventually(() => host.seen.length === 2);
  await host.answer(8);
  await eventually(() => lane.from.offset === 8);
  fetch(9);
  await eventually(() => host.seen.length === 3);
  expect(host.seen[2]).toEqual([8, 9]);
});

it('rests, and then fetches again what is left; what was on its way does not count', async () => {
  fetch(4);
  fetch(8);
  const { round } = lane.from;
  await host.answer(2, 5);
  await eventually(() => lane.isResting);
  lane.take(part(8, 12), round);
  expect(lane.from.offset).toBe(2);
  await eventually(() => !lane.isResting);
  expect(host.hungry).toHaveBeenCalled();
  fetch(4);
  await eventually(() => host.seen.length === 2);
  expect(host.seen[1]).toEqual([2, 4]);
});

it('passes a stretch without messages', async () => {
  const { round } = lane.from;
  lane.take({ messages: [], next: 7, bytes: 0 }, round);
  await host.answer(7);
  await eventually(() => lane.from.offset === 7);
  expect(host.seen).toEqual([[7, 7]]);
});

it('takes nothing that it has', () => {
  fetch(3);
  lane.take(part(0, 3), lane.from.round);
  expect(lane.bytes).toBe(0);
});
