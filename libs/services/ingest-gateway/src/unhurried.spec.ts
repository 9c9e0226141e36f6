import { GraphError } from '@pedigree/graph';
import { Unhurried } from './unhurried';

describe('Unhurried', () => {
  it('answers what was read', async () => {
    const asker = new Unhurried(async (keys) => keys.length, 0);
    expect(await asker.ask(['a', 'b'])).toBe(2);
  });

  it('asks nothing of nobody', async () => {
    const read = jest.fn(async () => 1);
    expect(await new Unhurried(read, 0).ask([])).toBe(0);
    expect(read).not.toHaveBeenCalled();
  });

  it('goes on without where nothing answers in time, and does not ask again at once', async () => {
    const read = jest.fn(() => new Promise<number>(() => undefined));
    const asker = new Unhurried(read, 0);
    expect([await asker.ask(['a']), await asker.ask(['a'])]).toEqual([0, 0]);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('goes on without a graph that is away, and tells of any other fault', async () => {
    const away = new Unhurried(() => Promise.reject(new GraphError('unavailable', 'away')), 0);
    expect(await away.ask(['a'])).toBe(0);
    const broken = new Unhurried(() => Promise.reject(new TypeError('broken')), 0);
    await expect(broken.ask(['a'])).rejects.toThrow('broken');
  });
});
