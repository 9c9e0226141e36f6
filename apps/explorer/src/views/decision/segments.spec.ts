import fc from 'fast-check';
import { type Segment, segmentsOf } from './segments';

const none: ReadonlySet<string> = new Set();
const textOf = (segments: readonly Segment[]) =>
  segments.map((one) => (one.kind === 'id' ? one.id : one.text)).join('');

describe('segmentsOf', () => {
  it('tells ids from words', () => {
    expect(
      segmentsOf('made by pkg:acme/m@3, which starts (from base).', new Set(['base'])),
    ).toEqual([
      { kind: 'words', text: 'made by ' },
      { kind: 'id', id: 'pkg:acme/m@3' },
      { kind: 'words', text: ', which starts (from ' },
      { kind: 'id', id: 'base' },
      { kind: 'words', text: ').' },
    ]);
  });

  it('knows the model of a plan, and leaves parts of words alone', () => {
    const sentence = 'urn:pedigree:plan:p-1 is baseless';
    expect(segmentsOf(sentence, new Set(['base']))).toEqual([
      { kind: 'id', id: 'urn:pedigree:plan:p-1' },
      { kind: 'words', text: ' is baseless' },
    ]);
    expect(segmentsOf('', none)).toEqual([]);
  });

  it('loses nothing and makes nothing up', () => {
    const word = fc.string({ unit: fc.constantFrom(...'ab:."(,\n pkg') });
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.constant('pkg:a/b'))), (words) => {
        const sentence = words.join(' ');
        expect(textOf(segmentsOf(sentence, none))).toBe(sentence);
      }),
    );
  });
});
