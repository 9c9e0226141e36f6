import { createHash } from 'node:crypto';
import { compileBundle, faultInWords, MAX_BUNDLE_BYTES } from '.';
import { compiled, faultsOf, SMALLEST, withRule } from './fixtures/bundles';
import { ANY_WORD } from './fixtures/facts';

/** `line:column path message remedy` of everything that is wrong. */
const words = (text: string): string[] => faultsOf(text).map((fault) => faultInWords(fault));
const replaced = (from: string | RegExp, to: string): string => {
  const text = SMALLEST.replace(from, to);
  expect(text).not.toBe(SMALLEST);
  return text;
};

describe('compileBundle', () => {
  it('makes a policy of a bundle, named by the digest of its very bytes', () => {
    const text = `${SMALLEST}# ü\n`;
    const result = compileBundle(text);
    expect(result).toMatchObject({ ok: true, document: text });
    const { rules, environment, verify, vouches, ...rest } = compiled(text);
    expect(rest).toEqual({
      name: 'small',
      version: '1',
      digest: `sha256:${createHash('sha256').update(Buffer.from(text)).digest('hex')}`,
      traitSuites: ['truthfulness'],
      trustsKeys: false,
      traitTolerance: 0,
      nonInferiorityMargin: 0.05,
      independencePValue: 0.05,
      clockSkewSeconds: 300,
      witnessHops: 2000,
    });
    expect(rules.map(({ id }) => id)).toEqual(['indeterminate']);
    expect(environment('anywhere')).toMatchObject({ name: 'anywhere', assurance: ANY_WORD });
    expect(vouches('local', 'review')).toBe(false);
    expect(verify).toBeInstanceOf(Function);
  });

  it('takes thresholds', () => {
    const text = `${SMALLEST}thresholds: { traitTolerance: 0.5, nonInferiorityMargin: 2, clockSkewSeconds: 0, witnessHops: 7 }\n`;
    expect(compiled(text)).toMatchObject({
      traitTolerance: 0.5,
      nonInferiorityMargin: 2,
      clockSkewSeconds: 0,
      witnessHops: 7,
    });
  });

  it('takes JSON', () => {
    const json = JSON.stringify({
      apiVersion: 'pedigree.ai/v1',
      kind: 'PolicyBundle',
      name: 'json',
      version: '1',
      traitSuites: ['truthfulness'],
      environments: {
        '*': {
          sensitive: true,
          probe: false,
          assurance: { '*': 'vouched', independence: 'attested' },
          intervals: false,
          evidenceMaxAgeDays: 1,
          reviewMaxAgeDays: 2,
        },
      },
      rules: [
        {
          id: 'indeterminate',
          for: 'candidate',
          when: 'candidate.problems != []',
          severity: 'high',
          message: 'no',
          clearedBy: [],
        },
      ],
    });
    expect(compiled(json).environment('x')).toMatchObject({
      ...{ sensitive: true, reviewMaxAgeDays: 2 },
      assurance: { review: 'vouched', independence: 'attested' },
    });
  });

  it('reports everything at once, in the order of the text, and names the file', () => {
    const text = withRule({ for: 'paht', when: '"true"', severity: 'hihg' })
      .replace('kind: PolicyBundle', 'knid: PolicyBundle')
      .replace('probe: false', 'probe: 3');
    const result = compileBundle(text, { file: 'mine.yaml' });
    const faults = result.ok ? [] : result.faults;
    expect(faults.map(({ file, line, path }) => [file, line, path])).toEqual([
      ['mine.yaml', 1, 'kind'],
      ['mine.yaml', 2, 'knid'],
      ['mine.yaml', 9, 'environments.*.probe'],
      ['mine.yaml', 22, 'rules.mine.for'],
      ['mine.yaml', 24, 'rules.mine.severity'],
    ]);
    expect(faultInWords(faults[3]!)).toBe(
      'mine.yaml:22:10 rules.mine.for: "paht" is not known here. Use one of: path, ancestor, candidate. Did you mean path?',
    );
  });

  it.each([
    [
      'a key that is not known',
      replaced('name: small', 'name: small\ndescrpition: x'),
      /^line 4:1 descrpition: "descrpition" is not known here\. .* Did you mean description\?$/,
    ],
    [
      'what is missing',
      replaced("version: '1'\n", ''),
      /^line 1:1 version: is missing\. Add it: a text\.$/,
    ],
    [
      'a number for a text',
      replaced("version: '1'", 'version: 1.10'),
      /^line 4:10 version: must be a text, and is a number\. Put it in quotes: "1\.1"\.$/,
    ],
    [
      'another version of the format',
      replaced('ai/v1', 'ai/v2'),
      /^line 1:13 apiVersion: "pedigree\.ai\/v2" is not known here\. Use pedigree\.ai\/v1\./,
    ],
    [
      'an empty list',
      replaced('[truthfulness]', '[]'),
      /^line 5:14 traitSuites: must be at least 1 entries long\./,
    ],
    [
      'what is out of bounds',
      replaced('evidenceMaxAgeDays: 0', 'evidenceMaxAgeDays: -1'),
      /^line 12:25 environments\.\*\.evidenceMaxAgeDays: must be at least 0\./,
    ],
    [
      'part of a day',
      replaced('evidenceMaxAgeDays: 0', 'evidenceMaxAgeDays: 0.5'),
      /^line 12:25 environments\.\*\.evidenceMaxAgeDays: must be a whole number/,
    ],
    [
      'an empty value',
      replaced('[truthfulness]', ''),
      /^line 5:14 traitSuites: must be a list, and is empty\./,
    ],
  ])('refuses %s', (_, text, expected) => {
    expect(words(text)).toEqual([expect.stringMatching(expected)]);
  });

  it.each([
    [
      'keys given twice',
      replaced('name: small', 'name: small\nname: other'),
      /^line 4:1 The key "name" is given twice\. Keep one/,
    ],
    [
      'keys given twice further in',
      `${SMALLEST}thresholds: { witnessHops: 1, witnessHops: 2 }\n`,
      /^line 21:31 The key "witnessHops"/,
    ],
    ['broken YAML', replaced("'*':", "'*': ["), /^line \d+:\d+ .* Correct the YAML here\.$/],
    [
      'tags',
      replaced('[truthfulness]', '!!set {truthfulness}'),
      /^line 5:14 Unresolved tag: .* Leave the tag out/,
    ],
    ['tabs', replaced('  - id', '\t- id'), /^line 15:1 /],
    [
      'several documents',
      `${SMALLEST}---\na: 1\n`,
      /^line 21:\d+ .* Keep one document per file\.$/,
    ],
    ['another YAML', `%YAML 1.1\n---\n${SMALLEST}`, /^line 1:1 .* Leave the %YAML line out\.$/],
    [
      'aliases of nothing',
      replaced('[truthfulness]', '*nothing'),
      /^line 1:1 The document cannot be read: Unresolved alias/,
    ],
    ['alias bombs', bomb(), /^line 1:1 The document cannot be read: Excessive alias count/],
    [
      'deep nesting',
      `${SMALLEST}description: ${'['.repeat(80)}${']'.repeat(80)}\n`,
      /^line 21:\d+ This is nested more than 64 deep\./,
    ],
    ['nesting that is too deep to read', '['.repeat(50_000), /^line 1:\d+ /],
    [
      'control characters',
      replaced('small', '"sm\u0000all"'),
      /^line 3:10 Here stands a control character\./,
    ],
    [
      'what is too large once it is quoted',
      `${SMALLEST}${'\n'.repeat(500_000)}`,
      /^line 1:1 The document is larger than 512 KiB\./,
    ],
    [
      'what is too large',
      `${SMALLEST}#${'ü'.repeat(MAX_BUNDLE_BYTES / 2)}`,
      /^line 1:1 The document is larger than 512 KiB\./,
    ],
  ])('refuses %s', (_, text, expected) => {
    const faults = words(text);
    expect(faults[0]).toMatch(expected);
  });

  it.each(['', '# nothing', '[]', '42', 'null', 'a'])('refuses %j, which is no bundle', (text) => {
    expect(words(text)[0]).toMatch(/^line 1:1 must be a mapping/);
  });

  it('allows a few aliases', () => {
    const text = withRule({ controls: '&c [AML.T0020]' })
      .replace('name: small', 'name: &n small')
      .replace('[truthfulness]', '[*n]');
    expect(compiled(text).rules[1]).toMatchObject({ controls: ['AML.T0020'] });
  });
});

function bomb(): string {
  const layers = Array.from(
    { length: 12 },
    (_, i) => `x${String(i + 1)}: &l${String(i + 1)} [${`*l${String(i)},`.repeat(9)}]`,
  );
  return `x0: &l0 [a]\n${layers.join('\n')}\n`;
}
