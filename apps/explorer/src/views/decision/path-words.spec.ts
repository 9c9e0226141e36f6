import {
  gradeInWords,
  hasTeacher,
  isPlanned,
  pathInWords,
  stepsOf,
  verbOf,
  type WitnessPath,
} from './path-words';

const hop = (from: string, edge: string, to: string) => ({ edge, from, to });
const path = (...hops: WitnessPath['hops']): WitnessPath => ({
  ...{ grade: 'same', generator: 'teacher', length: hops.length, hops },
});
const SHORT = path(
  hop('student', 'TRAINED_ON', 'corpus'),
  hop('corpus', 'GENERATED_BY', 'teacher'),
);

describe('paths in words', () => {
  it('puts a verb between the ends of a hop, and shows an unknown edge as it is', () => {
    expect(verbOf('GENERATED_BY')).toBe('was made by');
    expect(verbOf('DREAMT_OF')).toBe('DREAMT_OF');
  });

  it('says what each grade means, each in words of its own', () => {
    const words = (['same', 'partial', 'unknown', 'none'] as const).map(gradeInWords);
    expect(new Set(words).size).toBe(4);
    expect(gradeInWords('same')).toContain('same weights');
  });

  it('knows whether a path goes over what a model made', () => {
    expect(hasTeacher(SHORT)).toBe(true);
    expect(hasTeacher(path(hop('m', 'INITIALIZED_FROM', 'base')))).toBe(false);
  });

  it('counts the steps', () => {
    expect(pathInWords(SHORT, (id) => id.toUpperCase())).toBe('2 steps upstream to TEACHER');
    const [first] = SHORT.hops;
    expect(pathInWords(path(first!), String)).toBe('1 step upstream to teacher');
  });

  it('shows hops in order, without a gap where they join', () => {
    expect(stepsOf(SHORT)).toEqual(SHORT.hops.map((each) => ({ kind: 'hop', hop: each })));
    expect(stepsOf(path())).toEqual([]);
  });

  it('says where hops are left out, and how many', () => {
    const [first, last] = [hop('a', 'TRAINED_ON', 'b'), hop('y', 'GENERATED_BY', 'z')];
    expect(stepsOf({ ...path(first, last), length: 9, omitted: 7 })).toEqual([
      { kind: 'hop', hop: first },
      { kind: 'gap', from: 'b', left: 7 },
      { kind: 'hop', hop: last },
    ]);
  });

  it('knows the model of a plan by its id', () => {
    expect([isPlanned('urn:pedigree:plan:p-1'), isPlanned('pkg:generic/acme/m')]).toEqual([
      true,
      false,
    ]);
  });
});
