import { type Facts, type RuleSubject } from '../policy';
import { compileCondition, ConditionError } from './condition';
import { MAX_EXPRESSION_LENGTH } from './expression';
import { FACT_TYPES } from './fact-types';
import { ancestorFacts, candidateFacts, ENVIRONMENT, pathFacts } from './fixtures/facts';

function applies(when: string, subject: RuleSubject, facts: Partial<Facts> = {}): boolean {
  const condition = compileCondition(when, subject);
  if (!condition.ok) throw new Error(JSON.stringify(condition.faults));
  return condition.applies({ candidate: candidateFacts(), environment: ENVIRONMENT, ...facts });
}

const ofPath = (when: string, path: Parameters<typeof pathFacts>[0] = {}): boolean =>
  applies(when, 'path', { path: pathFacts(path) });
const ofAncestor = (when: string, ancestor: Parameters<typeof ancestorFacts>[0] = {}): boolean =>
  applies(when, 'ancestor', { ancestor: ancestorFacts(ancestor) });

const faults = (when: string, subject: RuleSubject = 'path') => {
  const condition = compileCondition(when, subject);
  return condition.ok ? [] : condition.faults;
};

describe('conditions', () => {
  it.each([
    ["path.grade == 'same' && path.role == 'teacher'", true],
    ["path.grade in ['partial', 'unknown']", false],
    ['path.length > 3', true],
    ['path.length == 4 && path.length >= 4.0', true],
    ["path.generator.startsWith('pkg:huggingface/acme/') || !path.known", true],
    ['environment.evidenceMaxAgeDays > 0 ? false : true', false],
    ["environment.name == 'production'", true],
    ['candidate.problems.size() > 0', false],
    ["candidate.strongest == ''", true],
  ])('answers %s with %s', (when, expected) => {
    expect(ofPath(when, { generator: 'pkg:huggingface/acme/x', length: 4 })).toBe(expected);
  });

  it.each([
    ["'incident' in ancestor.flags", true],
    ["ancestor.flags.exists(flag, flag == 'red-team')", false],
    ["ancestor.flags.all(flag, flag in ['incident', 'other'])", true],
    ["has(ancestor.attributes.license) && ancestor.attributes.license == 'MIT'", true],
    ['has(ancestor.attributes.owner)', false],
    ['ancestor.attributes.rows == 1000', true],
    ['ancestor.attributes.rows > 999', true],
    ["'code' in ancestor.attributes.tags", true],
    ["ancestor.attributes.vetting.by == 'data-board'", true],
    ["ancestor.attributes['license'] != 'GPL'", true],
  ])('reads what producers said: %s is %s', (when, expected) => {
    const attributes = {
      license: 'MIT',
      rows: 1000,
      tags: ['code'],
      vetting: { by: 'data-board' },
    };
    expect(ofAncestor(when, { flags: ['incident'], attributes })).toBe(expected);
  });

  it('sees the facts as they are now, not as they were when it looked first', () => {
    const path = { ...pathFacts(), grade: 'same' as 'same' | 'none' };
    const condition = compileCondition("path.grade == 'same'", 'path');
    const facts = { path, candidate: candidateFacts(), environment: ENVIRONMENT };
    expect(condition.ok && condition.applies(facts)).toBe(true);
    path.grade = 'none';
    expect(condition.ok && condition.applies(facts)).toBe(false);
  });

  it.each([
    ["ancestor.attributes.license == 'MIT'", 'No such key: license'],
    ['ancestor.attributes.rows > 5', 'No such key: rows'],
    ['ancestor.attributes.name > 5', 'no such overload'],
    ['ancestor.attributes.name || false', 'requires bool operands'],
    ['ancestor.attributes.name ? true : false', 'must be bool'],
  ])('throws where %s cannot be evaluated', (when, reason) => {
    const attempt = (): boolean => ofAncestor(when, { attributes: { name: 'x' } });
    expect(attempt).toThrow(ConditionError);
    expect(attempt).toThrow(reason);
    expect(attempt).toThrow(
      expect.objectContaining({ code: 'condition-not-evaluated', retriable: false }) as Error,
    );
  });

  it('throws where the facts of its subject are not there', () => {
    expect(() => applies("path.grade == 'same'", 'path')).toThrow('Unknown variable: path');
  });

  it.each([
    ["path.grad == 'same'", 5, 'No such key: grad', 'Did you mean grade?'],
    ["pth.grade == 'same'", 0, 'Unknown variable: pth', 'Did you mean path?'],
    ['ancestor.flags.size() > 0', 0, 'Unknown variable: ancestor', ''],
    ["path.known == 'yes'", 0, 'no such overload: bool == string', 'Compare like with like'],
    ['path.length + 1', 0, 'answers int, not true or false', 'Compare it'],
    ['path.grade', 0, 'answers string, not true or false', 'Compare it'],
    ['path.grade == ', 14, 'Unexpected token: EOF', 'see https://cel.dev'],
    ["path.grade = 'same'", 11, 'not valid CEL', 'see https://cel.dev'],
    ["path.grade.matches('^s')", 0, 'uses matches()', 'startsWith'],
    ["path['grade'] == 'same'", 0, 'looks up a fact of path with []', 'path.<fact>'],
    ['path[candidate.id] == 1', 0, 'looks up a fact of path with []', 'path.<fact>'],
    ['has(path.grad)', 4, 'reads path.grad, which is no fact', 'docs/policy.md'],
    ["path.grade == 'samee'", 0, 'compares with "samee", which it never is', 'Did you mean same?'],
    ["'smae' != path.grade", 0, 'compares with "smae", which it never is', 'Did you mean same?'],
    [
      "path.grade in ['same', 'part']",
      23,
      'compares with "part"',
      'Use one of: same, partial, unknown, none.',
    ],
    ['path.grade == path.role', 0, 'which it never is', 'Use one of'],
    ["(path.known ? path.grade : 'x') == 'y'", 1, 'compares with "y"', ''],
    ["cel.bind(g, path.grade, g == 'samee')", 24, 'compares with "samee"', 'Did you mean same?'],
    ["candidate.strongest == 'sane'", 0, 'compares with "sane"', 'Did you mean same?'],
    ["environment.independence == 'attested'", 12, 'No such key: independence', 'docs/policy.md'],
    [
      'candidate.problems.exists(path, path.size() > 3)',
      26,
      'gives path another meaning',
      'another name',
    ],
    [
      'candidate.problems.exists(a, candidate.problems.exists(b, a != b))',
      29,
      'goes over a list for each member of a list',
      'one list only',
    ],
  ])('refuses %s', (when, offset, message, remedy) => {
    const [fault, ...more] = faults(when);
    expect(more).toEqual([]);
    expect(fault).toMatchObject({ message: expect.stringContaining(message) as string });
    expect(fault?.remedy).toContain(remedy);
    expect([fault?.offset, when]).toEqual([offset, when]);
  });

  it.each([
    ["'incidnt' in ancestor.flags", 'Did you mean incident?'],
    ["ancestor.flags.exists(flag, flag == 'incidnt')", 'Did you mean incident?'],
    ["ancestor.flags[0] == 'redteam'", 'Did you mean red-team?'],
    ["ancestor.kind == 'corpus'", 'Use one of: model, dataset.'],
  ])('refuses %s of something upstream', (when, remedy) => {
    expect(faults(when, 'ancestor')).toEqual([
      expect.objectContaining({ remedy: expect.stringContaining(remedy) as string }),
    ]);
  });

  it('refuses what is too long, too deep or too wide', () => {
    const long = Array.from({ length: 200 }, () => 'path.known').join(' || ');
    expect(long.length).toBeGreaterThan(MAX_EXPRESSION_LENGTH);
    expect(faults(long)[0]?.message).toContain('is longer than 2000 characters');
    expect(faults(`${'('.repeat(40)}path.known${')'.repeat(40)}`)[0]?.message).toContain(
      'maxDepth',
    );
    const list = Array.from({ length: 101 }, () => "'a'").join(',');
    expect(faults(`path.generator in [${list}]`)[0]?.message).toContain('maxListElements');
  });

  it.each(['path', 'ancestor', 'candidate'] as const)(
    'knows every fact of rules for %s',
    (subject) => {
      const facts = {
        ...{ path: pathFacts(), ancestor: ancestorFacts({ attributes: { a: 1 } }) },
        ...{ candidate: candidateFacts(), environment: ENVIRONMENT },
      };
      for (const [name, { type }] of Object.entries<{ type: string }>(FACT_TYPES[subject])) {
        const probe = type.startsWith('map') ? 'has(X.a)' : type === 'bool' ? 'X || !X' : 'X == X';
        expect(applies(probe.replaceAll('X', `${subject}.${name}`), subject, facts)).toBe(true);
      }
    },
  );
});
