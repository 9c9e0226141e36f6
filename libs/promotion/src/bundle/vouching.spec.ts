import { faultInWords } from '.';
import { compiled, faultsOf, SMALLEST } from './fixtures/bundles';

const withPrincipals = (...lines: string[]): string =>
  `${SMALLEST}principals:\n${lines.map((line) => `  - ${line}\n`).join('')}`;

describe('principals of a bundle', () => {
  const { vouches } = compiled(
    withPrincipals(
      "{ principal: 'token:5f2b9c01', vouches: [evaluation, probe] }",
      "{ principal: 'token:*', vouches: [lineage] }",
      "{ principal: local, vouches: '*' }",
    ),
  );

  it.each([
    ['token:5f2b9c01', 'evaluation', true],
    ['token:5f2b9c01', 'review', false],
    ['token:5f2b9c01', 'lineage', true],
    ['token:00000000', 'evaluation', false],
    ['token:00000000', 'lineage', true],
    ['local', 'review', true],
    ['localhost', 'review', false],
  ] as const)('lets %s vouch for %s: %s', (principal, kind, expected) => {
    for (let time = 0; time < 2; time++) expect(vouches(principal, kind)).toBe(expected);
  });

  it('are nobody where none is listed', () => {
    expect(compiled(SMALLEST).vouches('local', 'lineage')).toBe(false);
  });

  it.each([
    ['no name', "{ vouches: '*' }", /^line 22:5 principals\.0\.principal: is missing\./],
    [
      'another word for everything',
      '{ principal: local, vouches: all }',
      /^line 22:34 principals\.0\.vouches: "all" is not known here\. Use \*\./,
    ],
    [
      'a kind of fact that is not known',
      '{ principal: local, vouches: [reviews] }',
      /^line 22:35 principals\.0\.vouches\.0: .* Did you mean review\?$/,
    ],
    [
      'nothing to vouch for',
      '{ principal: local, vouches: [] }',
      /^line 22:34 principals\.0\.vouches: must be at least 1 entries long\./,
    ],
    [
      'a field that is not known',
      "{ principal: local, vouches: '*', for: x }",
      /^line 22:39 principals\.0\.for: "for" is not known here\./,
    ],
  ])('are refused with %s', (_, line, expected) => {
    expect(faultsOf(withPrincipals(line)).map((one) => faultInWords(one))).toEqual([
      expect.stringMatching(expected),
    ]);
  });
});
