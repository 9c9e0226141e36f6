import fc from 'fast-check';
import {
  gradeInWords,
  hasTeacher,
  idsIn,
  nameOf,
  pathInWords,
  type Reason,
  segmentsOf,
  titleOf,
  whatHappened,
} from './words';

const path = {
  grade: 'same' as const,
  generator: 'pkg:generic/acme/chat@1',
  length: 2,
  hops: [
    { edge: 'TRAINED_ON', from: 'pkg:generic/acme/support@1', to: 'urn:corpus' },
    { edge: 'GENERATED_BY', from: 'urn:corpus', to: 'pkg:generic/acme/chat@1' },
  ],
};
const reason: Reason = {
  rule: 'same-base-transmission',
  severity: 'critical',
  message: 'It learned from a sibling. To clear it: record an attestation.',
  clearedBy: ['attestation'],
  controls: [],
  paths: [path],
};

describe('reasons in words', () => {
  it('have a heading, also for a rule of a bundle of one’s own', () => {
    expect(titleOf('relay')).toContain('model in between');
    expect(titleOf('no-weekend-releases')).toBe('No weekend releases');
  });

  it('say what happened apart from what clears it', () => {
    expect(whatHappened(reason.message)).toBe('It learned from a sibling.');
    expect(whatHappened('Nothing to add.')).toBe('Nothing to add.');
  });

  it('tell a path as one sentence', () => {
    expect(pathInWords(path)).toBe('support@1 learned from urn:corpus, which was made by chat@1');
    expect(pathInWords({ ...path, omitted: 3 })).toContain('(3 hops left out)');
    expect(pathInWords({ ...path, hops: [] })).toBe('The artifact itself');
    expect(gradeInWords('none')).toBe('other starting weights');
  });

  it('grade only paths that go over what a model made', () => {
    const [, generated] = path.hops;
    expect(hasTeacher(path)).toBe(true);
    expect(hasTeacher({ ...path, hops: path.hops.filter((hop) => hop !== generated) })).toBe(false);
  });

  it('name the artifacts that they speak of once each', () => {
    expect(idsIn(reason)).toEqual([
      'pkg:generic/acme/chat@1',
      'pkg:generic/acme/support@1',
      'urn:corpus',
    ]);
  });
});

describe('ids in a text', () => {
  it('stand apart, the longest that fits, with a short name', () => {
    const ids = ['pkg:a/m', 'pkg:a/m@1'];
    expect(segmentsOf('See pkg:a/m@1 and pkg:a/m.', ids)).toEqual([
      { text: 'See ' },
      { text: 'm@1', id: 'pkg:a/m@1' },
      { text: ' and ' },
      { text: 'm', id: 'pkg:a/m' },
      { text: '.' },
    ]);
  });

  it('call the model of a plan so, and lead nowhere', () => {
    const id = 'urn:pedigree:plan:p-1';
    expect(segmentsOf(`${id} learned from x`, [id])).toEqual([
      { text: 'the planned model' },
      { text: ' learned from x' },
    ]);
    expect(nameOf(`${id}#undisclosed-corpora`)).toBe('undisclosed corpora of the planned model');
  });

  it('lose nothing of the text, whatever ids look like', () => {
    const word = fc.string({ minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (ids, words) => {
        const text = words.join('');
        const whole = segmentsOf(text, ids).map((segment) => segment.id ?? segment.text);
        expect(whole.join('')).toBe(text);
      }),
    );
  });
});
