import { environmentName } from '@pedigree/events';
import fc from 'fast-check';
import { faultInWords } from '.';
import { FAVOURABLE } from '../assurance';
import { matches } from './environments';
import { compiled, faultsOf, SMALLEST } from './fixtures/bundles';
import { ANY_WORD } from './fixtures/facts';

/** Vouched for, but for independence, which is to be signed. */
const SIGNED = {
  ...Object.fromEntries(FAVOURABLE.map((kind) => [kind, 'vouched'])),
  independence: 'attested',
};

const withEnvironments = (lines: string): string =>
  SMALLEST.replace('environments:\n', `environments:\n${lines}`);

describe('environments of a bundle', () => {
  const { environment } = compiled(
    withEnvironments(`  production: { evidenceMaxAgeDays: 365 }
  'eu-*': { sensitive: true }
  '*-sensitive': { probe: true, assurance: { '*': vouched, independence: attested } }
  empty:
`),
  );

  it.each([
    ['production', { evidenceMaxAgeDays: 365, sensitive: false }],
    ['eu-west', { sensitive: true, probe: false }],
    ['medical-sensitive', { sensitive: false, probe: true, assurance: SIGNED }],
    ['eu-sensitive', { sensitive: true, probe: false }],
    ['Production', { evidenceMaxAgeDays: 365 }],
    [' PRODUCTION\t', { evidenceMaxAgeDays: 365 }],
    ['\uff30roduction', { evidenceMaxAgeDays: 365 }],
    ['EU-West', { sensitive: true, probe: false }],
    ['empty', { evidenceMaxAgeDays: 0, assurance: ANY_WORD }],
    ['__proto__', { evidenceMaxAgeDays: 0, assurance: ANY_WORD }],
  ])('answers for %s', (name, expected) => {
    expect(environment(name)).toMatchObject({ name: environmentName(name), ...expected });
    expect(Object.keys(environment(name)).sort()).toEqual([
      ...['assurance', 'evidenceMaxAgeDays', 'intervals', 'name', 'probe'],
      ...['reviewMaxAgeDays', 'sensitive'],
    ]);
  });

  it('reads its own names as it reads those of requests', () => {
    const { environment: of } = compiled(withEnvironments("  ' Sensitive ': { probe: true }\n"));
    for (const name of ['sensitive', 'SENSITIVE', ' Sensitive'])
      expect(of(name)).toMatchObject({ name: 'sensitive', probe: true });
  });

  it.each([
    [
      "  production: {}\n  'Production': {}\n",
      /^line 8:3 environments\.Production: is the same environment as "production"/,
    ],
    ["  'prod\u200b': {}\n", /environments.*: must not contain invisible characters/],
    ["  ' ': {}\n", /environments.*: must not be empty/],
  ])('refuses %j', (lines, expected) => {
    expect(faultsOf(withEnvironments(lines)).map((one) => faultInWords(one))).toEqual([
      expect.stringMatching(expected),
    ]);
  });

  it('has to say what holds everywhere else', () => {
    expect(
      faultsOf(SMALLEST.replace("'*':", 'production:')).map((one) => faultInWords(one)),
    ).toEqual([
      'line 6:1 environments: does not say what holds in environments that are not listed. Add "*" with every setting, as strict as for production.',
    ]);
  });

  it('has to say all of it there', () => {
    const text = SMALLEST.replace('    probe: false\n', '');
    expect(faultsOf(text)).toMatchObject([
      { line: 8, path: 'environments.*.probe', message: 'is missing.' },
    ]);
  });

  it.each([
    [
      'a setting that is not known',
      '{ sensitve: true }',
      /^line 7:17 environments\.production\.sensitve: .* Did you mean sensitive\?$/,
    ],
    [
      'a setting of earlier versions',
      '{ independence: attested }',
      /^line 7:17 environments\.production\.independence: .* a part of assurance: \{ '\*': vouched, independence: attested \}\.$/,
    ],
    [
      'a level that is not known',
      '{ assurance: atested }',
      /^line 7:28 environments\.production\.assurance: "atested" is not known here\..* Did you mean attested\?$/,
    ],
    [
      'a level of a kind that is not known',
      "{ assurance: { '*': stated, review: voched } }",
      /^line 7:51 environments\.production\.assurance\.review: .* Did you mean vouched\?$/,
    ],
    [
      'a kind of fact that is not known',
      "{ assurance: { '*': stated, reviews: vouched } }",
      /^line 7:43 environments\.production\.assurance\.reviews: .* Did you mean review\?$/,
    ],
    [
      'levels of some kinds only',
      '{ assurance: { review: vouched } }',
      /^line 7:28 environments\.production\.assurance\.\*: is missing\. Add it: one of: stated, vouched, attested, measured\.$/,
    ],
    ['yes for true', '{ probe: yes }', /^line 7:24 .*: must be true or false, and is a text\./],
    ['a name', '{ name: x }', /^line 7:17 .* "name" is not known here/],
    ['a list', '[]', /^line 7:15 environments\.production: must be a mapping, and is a list\./],
  ])('refuses %s', (_, given, expected) => {
    const text = withEnvironments(`  production: ${given}\n`);
    expect(faultsOf(text).map((one) => faultInWords(one))).toEqual([
      expect.stringMatching(expected),
    ]);
  });
});

describe('globs', () => {
  const part = fc.constantFrom('a', 'b', 'ab', '');

  it('match as a regular expression would', () => {
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 2, maxLength: 5 }),
        fc.array(part, { maxLength: 8 }),
        (glob, name) => {
          const expected = new RegExp(`^${glob.join('.*')}$`).test(name.join(''));
          expect(matches(glob.join('*'), name.join(''))).toBe(expected);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('take no longer for what is made to take long', () => {
    const started = performance.now();
    expect(matches(`${'*a'.repeat(500)}*b`, 'a'.repeat(100_000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
