import { MessagingError } from '@pedigree/messaging';
import { untilAvailable } from './until-available';

describe('untilAvailable', () => {
  const lines: string[] = [];
  const log = { log: (line: string) => lines.push(line), warn: (line: string) => lines.push(line) };
  const quick = { log, initialMs: 1, maxMs: 2 };

  beforeEach(() => void (lines.length = 0));

  it('tells of every failure and of the success after them', async () => {
    const away = new MessagingError('unavailable', 'Nobody answers.');
    const work = jest
      .fn()
      .mockRejectedValueOnce(away)
      .mockRejectedValueOnce(away)
      .mockResolvedValue(7);
    const { signal } = new AbortController();
    await expect(untilAvailable('reach it', work, { ...quick, signal })).resolves.toBe(7);
    expect(lines).toEqual([
      'Could not reach it yet: Nobody answers. Next try in 1 ms.',
      'Could not reach it yet: Nobody answers. Next try in 2 ms.',
      'Could reach it after 3 tries.',
    ]);
  });

  it('says that it still waits while a try has no answer', async () => {
    const { signal } = new AbortController();
    const work = () => new Promise((resolve) => setTimeout(resolve, 50));
    await untilAvailable('reach it', work, { ...quick, signal, noticeMs: 10 });
    expect(lines[0]).toBe('Still trying to reach it.');
  });

  it('does not try again what will never work', async () => {
    const { signal } = new AbortController();
    const work = jest.fn().mockRejectedValue(new MessagingError('rejected', 'Wrong password.'));
    await expect(untilAvailable('reach it', work, { ...quick, signal })).rejects.toThrow(
      'password',
    );
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('gives up when it is told to', async () => {
    const controller = new AbortController();
    const work = jest.fn().mockRejectedValue(new MessagingError('unavailable', 'away'));
    const trying = untilAvailable('reach it', work, {
      log,
      signal: controller.signal,
      initialMs: 60_000,
    });
    controller.abort();
    await expect(trying).rejects.toThrow();
  });
});
