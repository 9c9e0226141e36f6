import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TOPICS } from '@pedigree/events';
import { deadLetter, type MessageBus, textHeader } from '@pedigree/messaging';
import { cli } from '../testing/recorded';
import { busFrom } from './bus';
import { listLetters } from './list';
import { replayLetters } from './replay';

const PATIENCE = { signal: new AbortController().signal, limitMs: 15_000 };
const ALL = { limit: 100, all: false };

const letter = (number: number, code: string) =>
  deadLetter(
    {
      message: {
        topic: TOPICS.lineageEvents,
        partition: 1,
        offset: number,
        timestamp: 0,
        key: Buffer.from(`key-${String(number)}`),
        headers: [textHeader('content-type', 'application/json')],
        value: Buffer.from(`value-${String(number)}`),
      },
      code,
      reason: `because of ${String(number)}`,
      attempts: 1,
    },
    'lineage-writer',
    Date.parse('2026-11-27T00:00:00Z'),
  );

/** On the embedded log, through the wiring, as the command does. */
describe('dead letters', () => {
  let directory: string;
  let bus: MessageBus;
  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'pedigree-letters-'));
    bus = await busFrom({ PEDIGREE_DATA_DIR: directory });
    const letters = [1, 2, 3, 4].map((number) => letter(number, number > 2 ? 'odd' : 'unreadable'));
    await bus.publisher.publish(TOPICS.deadLetters, letters);
  });
  afterEach(async () => {
    await bus.close();
    rmSync(directory, { recursive: true });
  });

  const count = async (topic: string) =>
    (await bus.topics.ends(topic)).reduce((sum, { next }) => sum + next, 0);

  it('are listed with where they stood and why, as often as one looks', async () => {
    await listLetters(bus, ALL, PATIENCE);
    const { items, more } = await listLetters(bus, ALL, PATIENCE);
    expect(more).toBe(0);
    expect(items.map(({ value }) => value).sort()).toEqual(
      [1, 2, 3, 4].map((number) => `value-${String(number)}`),
    );
    expect(items.find(({ key }) => key === 'key-3')).toMatchObject({
      code: 'odd',
      reason: 'because of 3',
      topic: TOPICS.lineageEvents,
      partition: 1,
      offset: 3,
      group: 'lineage-writer',
      at: '2026-11-27T00:00:00.000Z',
      replayed: false,
    });
  });

  it('are counted beyond the limit', async () => {
    expect(await listLetters(bus, { ...ALL, limit: 1 }, PATIENCE)).toMatchObject({
      items: [expect.anything()],
      more: 3,
    });
  });

  it('go back to their topic once, and are marked', async () => {
    expect(await replayLetters(bus, {}, PATIENCE)).toMatchObject({ replayed: 4, kept: 0 });
    expect(await replayLetters(bus, {}, PATIENCE)).toMatchObject({ replayed: 0 });
    expect(await count(TOPICS.lineageEvents)).toBe(4);
    expect((await listLetters(bus, ALL, PATIENCE)).items).toEqual([]);
    const { items } = await listLetters(bus, { ...ALL, all: true }, PATIENCE);
    expect(items.map(({ replayed }) => replayed)).toEqual([true, true, true, true]);
  });

  it('stay where they are not selected, with their note', async () => {
    const done = await replayLetters(bus, { code: 'unreadable' }, PATIENCE);
    expect(done).toEqual({ replayed: 2, kept: 2, unreadable: 0 });
    expect(await count(TOPICS.lineageEvents)).toBe(2);
    const { items } = await listLetters(bus, ALL, PATIENCE);
    expect(items.map(({ code, offset }) => [code, offset]).sort()).toEqual([
      ['odd', 3],
      ['odd', 4],
    ]);
  });

  it('are not read for ever', async () => {
    const aborted = { ...PATIENCE, signal: AbortSignal.abort() };
    await expect(listLetters(bus, ALL, aborted)).rejects.toMatchObject({ code: 'interrupted' });
  });

  it('cannot be looked at beside a server that owns the folder', async () => {
    process.env['PEDIGREE_DATA_DIR'] = directory;
    try {
      expect(await cli('dead-letters', 'list')).toMatchObject({
        code: 3,
        err: expect.stringContaining('in use by another process'),
      });
    } finally {
      delete process.env['PEDIGREE_DATA_DIR'];
    }
  });

  it('are not looked for in a folder that is not there', async () => {
    await expect(busFrom({ PEDIGREE_DATA_DIR: join(directory, 'none') })).rejects.toThrow(
      /There is no data folder/,
    );
  });
});
