import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { batchesOf } from './batches';
import { type InputRecord, recordsIn } from './records';

const gathered = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};

describe('records of a file', () => {
  let directory: string;
  beforeAll(() => (directory = mkdtempSync(join(tmpdir(), 'pedigree-input-'))));
  afterAll(() => rmSync(directory, { recursive: true }));

  const records = (text: string): Promise<InputRecord[]> => {
    const file = join(directory, 'input');
    writeFileSync(file, text);
    return gathered(recordsIn(file));
  };

  it('takes one value a line, and names the line of what is none', async () => {
    const found = await records('\uFEFF{"a":1}\r\n\n{"a":2}\n{"a":\n');
    expect(found.map(({ value }) => value)).toEqual([{ a: 1 }, { a: 2 }, undefined]);
    expect(found[2]?.where).toMatch(/:4$/);
    expect(found[2]?.fault).toMatch(/JSON/);
  });

  it.each([
    ['an array over several lines', '[\n{"a":1},\n{"a":2}\n]', [{ a: 1 }, { a: 2 }]],
    ['an array on one line', '[{"a":1}]', [{ a: 1 }]],
    ['one object over several lines', '{\n"a": 1\n}', [{ a: 1 }]],
    ['an export on one line', '{"events":[{"a":1},{"a":2}],"totalCount":2}', [{ a: 1 }, { a: 2 }]],
    ['an export over several lines', '{\n"events": [{"a":1}]\n}', [{ a: 1 }]],
    [
      'an event with a list of its own',
      '{"specversion":"1.0","events":[]}',
      [{ specversion: '1.0', events: [] }],
    ],
    ['nothing', '', []],
  ])('takes %s', async (_, text, values) => {
    expect((await records(text)).map(({ value }) => value)).toEqual(values);
  });

  it('refuses what is neither JSON nor NDJSON, and what is not there', async () => {
    await expect(records('hello\nworld')).rejects.toThrow(/neither JSON nor NDJSON/);
    await expect(gathered(recordsIn(join(directory, 'none')))).rejects.toThrow(/cannot be read/);
  });

  it('reads standard input', async () => {
    const found = await gathered(recordsIn('-', Readable.from(['{"a":1}\n{"a":2}\n'])));
    expect(found.map(({ where }) => where)).toEqual(['stdin:1', 'stdin:2']);
  });

  it('gathers batches that together are the whole, in order, within the limits', async () => {
    const item = fc.record({ bytes: fc.integer({ min: 1, max: 50 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(item), fc.integer({ min: 1, max: 7 }), async (items, most) => {
        const limits = { items: most, bytes: 60 };
        const batches = await gathered(batchesOf(Readable.from(items), limits));
        expect(batches.flat()).toEqual(items);
        for (const batch of batches) {
          expect(batch.length).toBeLessThanOrEqual(most);
          expect(batch.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(60);
        }
      }),
    );
  });
});
