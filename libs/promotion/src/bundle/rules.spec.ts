import { faultInWords } from '.';
import { compiled, faultsOf, SMALLEST, withRule } from './fixtures/bundles';

const words = (text: string): string[] => faultsOf(text).map((fault) => faultInWords(fault));
const mine = (rule: Record<string, string>) => compiled(withRule(rule)).rules[1]!;
const ATTESTATIONS = `attestations:
  judge: [{ predicateType: 'https://example.org/judge', accept: predicate.ok == true }]
  independence: [{ predicateType: 'https://example.org/apart', accept: predicate.ok == true }]
  dataset-vetting: [{ predicateType: 'https://example.org/vetted', accept: predicate.ok == true }]
  generator-alignment: [{ predicateType: 'https://example.org/fine', accept: predicate.ok == true }]
`;

describe('rules of a bundle', () => {
  it('reads every kind of requirement', () => {
    const clearedBy = `
      - [attestation: generator-alignment, trait-evals: { contexts: [bare, training] }, review]
      - [trait-evals: { suites: [own] }, review: { reviewers: 2 }]
      - [trait-evals, vetting, probe, base-divergence]
      - - change: { name: lineage, remedy: 'say how {found} came to be' }`;
    const text = withRule({ for: 'ancestor', when: '"true"', clearedBy }) + ATTESTATIONS;
    expect(compiled(text).rules[1]?.clearedBy).toEqual([
      [
        { kind: 'attestation', of: 'generator-alignment' },
        { kind: 'trait-evals', suites: ['truthfulness'], contexts: ['bare', 'training'] },
        { kind: 'review', reviewers: 1 },
      ],
      [
        { kind: 'trait-evals', suites: ['own'], contexts: [] },
        { kind: 'review', reviewers: 2 },
      ],
      [
        { kind: 'trait-evals', suites: ['truthfulness'], contexts: [] },
        { kind: 'vetting' },
        { kind: 'probe' },
        { kind: 'base-divergence' },
      ],
      [{ kind: 'change', name: 'lineage', remedy: 'say how {found} came to be' }],
    ]);
  });

  it('takes a requirement without settings in any of its spellings', () => {
    const clearedBy = '[[review], [review: ], [review: {}]]';
    expect(mine({ clearedBy }).clearedBy).toEqual(
      Array.from({ length: 3 }, () => [{ kind: 'review', reviewers: 1 }]),
    );
  });

  it('takes a rule that nothing clears, and one without controls', () => {
    expect(mine({ clearedBy: '[]' })).toMatchObject({ clearedBy: [], controls: [] });
  });

  it.each([
    [
      'an unknown requirement',
      { clearedBy: '[[reviw]]' },
      /^line 26:18 rules\.mine\.clearedBy\.0\.0\.reviw: "reviw" is not known here\..* Did you mean review\?$/,
    ],
    [
      'a setting that it has not',
      { clearedBy: '[[review: { people: 2 }]]' },
      /^line 26:28 rules\.mine\.clearedBy\.0\.0\.review\.people: "people" is not known here\. Known here: reviewers\.$/,
    ],
    [
      'two requirements in one',
      { clearedBy: '[[{ review: {}, probe: {} }]]' },
      /^line 26:18 .* must name one requirement\. Make each a member/,
    ],
    [
      'an alternative that asks for nothing',
      { clearedBy: '[[]]' },
      /^line 26:17 .* must be at least 1 entries long/,
    ],
    [
      'an alternative that is no list',
      { clearedBy: '[review]' },
      /^line 26:17 .* must be a list, and is a text\./,
    ],
    [
      'nobody as reviewer',
      { clearedBy: '[[review: { reviewers: 0 }]]' },
      /^line 26:39 .* must be at least 1\./,
    ],
    [
      'an unknown prompt context',
      { clearedBy: '[[trait-evals: { contexts: [baer] }]]' },
      /^line 26:44 .* Did you mean bare\?$/,
    ],
    [
      'a change without a remedy',
      { clearedBy: '[[change: { name: x }]]' },
      /^line 26:26 rules\.mine\.clearedBy\.0\.0\.change\.remedy: is missing\./,
    ],
    [
      'an id with spaces',
      { id: 'My Rule' },
      /^line 21:9 rules\.My Rule\.id: must be lower-case words with hyphens\. Write it like/,
    ],
    [
      'an id that is taken',
      { id: 'indeterminate', for: 'candidate', when: 'candidate.problems != []', clearedBy: '[]' },
      /^line 21:9 rules\.indeterminate\.id: is the id of an earlier rule/,
    ],
    [
      'an unknown severity',
      { severity: 'fatal' },
      /^line 24:15 rules\.mine\.severity: "fatal" is not known here\. Use one of: advice, low, medium, high, critical\./,
    ],
    ['an unknown field', { whne: 'x' }, /^line 27:5 rules\.mine\.whne: .* Did you mean when\?$/],
    [
      'an unknown placeholder',
      { message: "'made by {fuond}'" },
      /^line 25:23 rules\.mine\.message: holds \{fuond\}, .* Did you mean found\?$/,
    ],
    [
      'flags of a path',
      { message: "'{flags}'" },
      /^line 25:15 rules\.mine\.message: holds \{flags\}, which is not filled in for path rules/,
    ],
    [
      'a placeholder in a remedy',
      { clearedBy: "[[change: { name: x, remedy: 'redo {model}' }]]" },
      /holds \{model\}, which is not filled in here\. A remedy may hold \{found\} only\.$/,
    ],
    [
      'vetting of a candidate',
      { for: 'candidate', when: 'candidate.known', clearedBy: '[[vetting]]' },
      /^line 26:18 rules\.mine\.clearedBy\.0\.0: asks for a vetting record, which is about something upstream\. Use it in a rule for ancestor/,
    ],
    [
      'divergence of a path',
      { clearedBy: '[[base-divergence]]' },
      /asks for base divergence, which is about something upstream/,
    ],
    [
      'a probe alone against what came from upstream',
      { clearedBy: '[[review], [probe]]' },
      /^line 26:27 rules\.mine\.clearedBy\.1: lets a probe alone clear/,
    ],
    [
      'an attestation that is not configured',
      { clearedBy: '[[attestation: judge]]' },
      /asks for an attestation of kind judge, and no predicate counts as one\. Say under attestations\.judge/,
    ],
    [
      'an attestation that does not exist',
      { clearedBy: '[[attestation: jugde]]' },
      /^line 26:31 .* Did you mean judge\?$/,
    ],
  ])('refuses %s', (_, rule: Record<string, string>, expected) => {
    expect(words(withRule(rule))).toEqual([expect.stringMatching(expected)]);
  });

  it.each([
    ['judge', 'ancestor', 'the generator at the end of a path'],
    ['judge', 'candidate', 'the generator at the end of a path'],
    ['independence', 'ancestor', 'the generator at the end of a path'],
    ['dataset-vetting', 'path', 'something upstream'],
  ])('refuses an attestation of kind %s for %s', (kind, subject, about) => {
    const rule = { for: subject, when: '"true"', clearedBy: `[[attestation: ${kind}]]` };
    expect(words(withRule(rule) + ATTESTATIONS)).toEqual([
      expect.stringContaining(`asks for an attestation of kind ${kind}, which is about ${about}.`),
    ]);
  });
});

describe('the rule that keeps the gate shut on what was not seen', () => {
  const instead = (from: string, to: string): string[] => words(SMALLEST.replace(from, to));

  it('has to be there, and the fault says why', () => {
    expect(instead('id: indeterminate', 'id: something-else')).toEqual([
      expect.stringMatching(
        /^line 15:3 rules: has no rule indeterminate\. Every bundle needs it: without it a model is approved whose ancestry could not be read whole\. Add one with id indeterminate, for candidate, when candidate\.problems\.size\(\) > 0/,
      ),
    ]);
  });

  it.each([
    ['clears it by a review', '[[change: { name: retry, remedy: try again }]]', '[[review]]', 20],
    ['lets a review stand beside a change', 'try again }]', 'try again }], [review]', 20],
    [
      'fires on some problems only',
      'candidate.problems.size() > 0',
      'candidate.problems.size() > 1',
      17,
    ],
    [
      'does not fire everywhere',
      'candidate.problems.size() > 0',
      "candidate.problems.size() > 0 && environment.name != 'dev'",
      17,
    ],
    ['never fires', 'candidate.problems.size() > 0', '"false"', 17],
  ])('is refused where it %s', (_, from, to, line) => {
    expect(instead(from, to)).toEqual([
      expect.stringMatching(
        new RegExp(`^line ${String(line)}:\\d+ rules\\.indeterminate\\..* leaves the gate open`),
      ),
    ]);
  });

  it('is refused where it is not about the candidate', () => {
    expect(instead('for: candidate', 'for: ancestor')).toEqual([
      expect.stringMatching(/^line 16:10 rules\.indeterminate\.for: leaves the gate open/),
    ]);
  });

  it.each([
    'candidate.problems != []',
    'size(candidate.problems) > 0',
    '!candidate.known || candidate.problems.size() >= 1',
  ])('may be said as %s', (when) => {
    expect(instead('candidate.problems.size() > 0', `'${when}'`)).toEqual([]);
  });
});
