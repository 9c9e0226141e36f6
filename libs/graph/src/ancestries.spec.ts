import fc from 'fast-check';
import { Ancestries } from './ancestries';
import { asOf } from './as-of';
import { FakeReader, stampOf } from './fixtures/fake-reader';
import { closureWithKin } from './relatives';

const QUERY = { direction: 'upstream', limit: 100, timeoutMs: 1000 } as const;
const ALWAYS = { recordedAt: '9999-01-01T00:00:00Z' };

describe('Ancestries', () => {
  it('are what each closure alone would have been, on any graph and at any moment', async () => {
    const id = fc.constantFrom('a', 'a@1', 'a@2', 'b', 'b@1', 'c@1', 'd', 'e@1', 'f@1');
    const graph = fc.record({
      arrows: fc.array(
        fc
          .tuple(id, fc.constantFrom('->', '->', '=>', '~', '#'), id)
          .map((parts) => parts.join(' ')),
        { maxLength: 14 },
      ),
      digests: fc.dictionary(id, fc.constantFrom('x', 'y'), { maxKeys: 4 }),
      roots: fc.uniqueArray(id, { minLength: 1, maxLength: 5 }),
      moment: fc.oneof(
        fc.constant(ALWAYS),
        fc.nat({ max: 14 }).map((n) => ({ recordedAt: stampOf(n).recordedAt })),
      ),
    });
    const property = fc.asyncProperty(graph, async ({ arrows, digests, roots, moment }) => {
      const reader = new FakeReader(arrows, digests);
      const all = new Ancestries(await closureWithKin(reader, { ...QUERY, roots }), moment);
      for (const some of [...roots.map((root) => [root]), roots.slice(1), roots]) {
        const alone = await closureWithKin(reader, { ...QUERY, roots: some });
        expect(all.of(...some)).toEqual(asOf(alone, moment, { kin: true }));
      }
    });
    await fc.assert(property, { numRuns: 500 });
  });

  it('cannot be taken out of what a limit cut', async () => {
    const closure = await closureWithKin(new FakeReader(['s -> b']), {
      ...QUERY,
      roots: ['s'],
      limit: 1,
    });
    expect(() => new Ancestries(closure, ALWAYS)).toThrow(RangeError);
  });
});
