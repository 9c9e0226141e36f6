import { briefNameOf, isOnlyMentioned, nameOf, shortName, signOf, undisclosedBy } from './names';

const MODEL = 'pkg:huggingface/Qwen/QwQ-32B@1';
const UNDISCLOSED = `${MODEL}#undisclosed-corpora`;

describe('names of artifacts', () => {
  it('are the last part of the id where nothing better is known', () => {
    expect(shortName('pkg:huggingface/Qwen/Qwen2.5-7B')).toBe('Qwen2.5-7B');
    expect(shortName('urn:corpus:numbers')).toBe('urn:corpus:numbers');
  });

  it('are those that events gave', () => {
    const model = { id: MODEL, name: 'QwQ', placeholder: true };
    expect([nameOf(model), briefNameOf(model), isOnlyMentioned(model)]).toEqual([
      'QwQ',
      'QwQ',
      true,
    ]);
    expect(undisclosedBy(MODEL)).toBeUndefined();
  });

  it('never take inputs that nobody named for the model that was made of them', () => {
    const inputs = { id: UNDISCLOSED, name: 'QwQ-32B@1#undisclosed-corpora', placeholder: true };
    expect(undisclosedBy(UNDISCLOSED)).toEqual({ what: 'corpora', of: MODEL });
    expect(nameOf(inputs)).toBe('undisclosed corpora of QwQ-32B@1');
    expect(shortName(UNDISCLOSED)).toBe('undisclosed corpora of QwQ-32B@1');
    expect(briefNameOf(inputs)).toBe('undisclosed corpora');
    expect(isOnlyMentioned(inputs)).toBe(false);
  });

  it('come with a sign for each kind, and a question mark for what nobody named', () => {
    expect(signOf({ id: MODEL, kind: 'model' })).toBe('⬢');
    expect(signOf({ id: 'urn:d', kind: 'dataset' })).toBe('▤');
    expect(signOf({ id: UNDISCLOSED, kind: 'dataset' })).toBe('?');
  });
});
