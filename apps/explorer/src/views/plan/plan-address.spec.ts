import fc from 'fast-check';
import { draftIn, searchOf } from './plan-address';
import { CHANNELS, EMPTY_PLAN, METHODS, STAGES } from './plan-draft';

const id = fc.string({ minLength: 1 });
const draft = fc.record({
  base: fc.string(),
  method: fc.constantFrom(...METHODS),
  environment: fc.string(),
  corpora: fc.uniqueArray(fc.record({ dataset: id, stage: fc.constantFrom(...STAGES) }), {
    selector: ({ dataset }) => dataset,
  }),
  teachers: fc.uniqueArray(fc.record({ model: id, channel: fc.constantFrom(...CHANNELS) }), {
    selector: ({ model }) => model,
  }),
});

describe('the address of a plan', () => {
  it('brings it back as it was', () => {
    fc.assert(
      fc.property(draft, (given) => {
        expect(draftIn(new URLSearchParams(searchOf(given).toString()))).toEqual(given);
      }),
    );
  });

  it('means an empty plan where it says nothing', () => {
    expect(draftIn(new URLSearchParams())).toEqual(EMPTY_PLAN);
  });

  it('makes the best of what is odd', () => {
    const search = new URLSearchParams(
      'method=dream&corpus=a&corpus=x~b&corpus=rl~b&teacher=&teacher=sft~',
    );
    expect(draftIn(search)).toEqual({
      ...EMPTY_PLAN,
      corpora: [
        { dataset: 'a', stage: 'sft' },
        { dataset: 'b', stage: 'rl' },
      ],
    });
  });
});
