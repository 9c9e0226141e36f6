import { Logger } from '@nestjs/common';
import { type Graph } from '@pedigree/graph';
import { type MessageBus } from '@pedigree/messaging';
import { ProgressCheck } from './progress-check';

const at = (next: number) => async () => [{ topic: 'lineage.events', partition: 0, next }];
const away = () => Promise.reject(new Error('away'));

const check = (reached: () => Promise<object[]>, committed: () => Promise<object[]>) =>
  new ProgressCheck(
    { lineage: { positions: reached } } as unknown as Graph,
    { topics: { committed } } as unknown as MessageBus,
  ).onApplicationBootstrap();

describe('ProgressCheck', () => {
  const error = jest.spyOn(Logger.prototype, 'error').mockImplementation();

  beforeEach(() => error.mockClear());

  it('tells of a graph that has lost what was read', async () => {
    await check(at(3), at(4));
    expect(error).toHaveBeenCalledWith(expect.stringContaining('offsets back'));
  });

  it.each([
    ['the graph is level', at(4), at(4)],
    ['the graph is ahead, after a crash', at(5), at(4)],
    ['nobody answers', away, at(4)],
  ])('says nothing where %s', async (_, reached, committed) => {
    await check(reached, committed);
    expect(error).not.toHaveBeenCalled();
  });
});
