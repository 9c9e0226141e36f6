import { lineOf } from './line';

const time = new Date(2026, 10, 23, 10, 4, 5).getTime();

describe('lineOf', () => {
  it('tells who said what, and when', () => {
    expect(lineOf({ level: 30, time, pid: 1, hostname: 'h', context: 'Boot', msg: 'Ready.' })).toBe(
      '10:04:05  Boot: Ready.',
    );
  });

  it('names the level where it matters, and adds what else is known', () => {
    const record = {
      level: 40,
      time,
      msg: 'A partition waits.',
      partition: 3,
      group: 'g',
      at: { a: 1 },
    };
    expect(lineOf(record)).toBe(
      '10:04:05  warning: A partition waits. partition=3 group=g at={"a":1}',
    );
  });

  it('shows the message of an error, and its stack where it is an error of ours', () => {
    const err = { message: 'away', stack: 'Error: away\n    at here' };
    expect(lineOf({ level: 40, time, msg: 'Threw.', err })).toBe(
      '10:04:05  warning: Threw. (away)',
    );
    expect(lineOf({ level: 50, time, msg: 'Threw.', err })).toContain('at here');
  });

  it('shortens requests', () => {
    const request = {
      req: { method: 'GET', url: '/x' },
      res: { statusCode: 404 },
      responseTime: 7,
    };
    expect(lineOf({ level: 30, time, msg: 'request completed', reqId: 1, ...request })).toBe(
      '10:04:05  request completed (GET /x 404 in 7 ms)',
    );
  });
});
