import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KAFKA } from './artifacts';
import { cachedJars, type Download } from './jar-cache';

describe('cachedJars', () => {
  let root: string;
  let downloads: number;

  const download: Download = async (_artifact, folder) => {
    downloads += 1;
    await writeFile(join(folder, 'kafka.jar'), 'the jar');
  };
  const get = (how = download) => cachedJars(KAFKA, { root, download: how, log: () => undefined });

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'jar-cache-'));
    downloads = 0;
  });
  afterEach(() => rm(root, { recursive: true }));

  it('downloads once', async () => {
    const folder = await get();
    expect(await get()).toBe(folder);
    expect(downloads).toBe(1);
    expect(await readdir(folder)).toContain('kafka.jar');
  });

  it('downloads once for callers that come together', async () => {
    await Promise.all([get(), get(), get()]);
    expect(downloads).toBe(1);
  });

  it('leaves nothing behind when the download fails, and tries again', async () => {
    await expect(get(() => Promise.reject(new Error('no network')))).rejects.toThrow('no network');
    expect(await readdir(root)).toEqual([]);
    await get();
    expect(downloads).toBe(1);
  });

  it.each([
    ['is missing', (jar: string) => rm(jar)],
    ['was cut short', (jar: string) => writeFile(jar, 'the')],
  ])('downloads again when a jar %s', async (_how, damage) => {
    const folder = await get();
    await damage(join(folder, 'kafka.jar'));
    await get();
    expect(downloads).toBe(2);
  });

  it('takes over from a process that was killed, and clears its leftovers', async () => {
    const dead = 2 ** 22 + 1; // above the largest process id of Linux
    await writeFile(join(root, `${KAFKA.folder}.lock`), String(dead));
    await writeFile(join(root, `${KAFKA.folder}.unfinished-x`), '');
    await get();
    expect(await readdir(root)).toEqual([KAFKA.folder]);
  });
});
