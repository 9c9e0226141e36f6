/// <reference types="node" />
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { curlOf } from './curl';

/** What a shell hands to curl. */
const argumentsOf = (command: string): string[] =>
  execFileSync('sh', ['-c', `curl() { printf '%s\\0' "$@"; }; ${command}`], {
    env: { PEDIGREE_TOKEN: 'secret' },
  })
    .toString()
    .split('\0')
    .slice(0, -1);

const origin = 'http://127.0.0.1:4600';

describe('curlOf', () => {
  it('reads without a token', () => {
    expect(argumentsOf(curlOf({ origin, path: '/api/v1/promotions?limit=1' }))).toEqual([
      '-sS',
      `${origin}/api/v1/promotions?limit=1`,
    ]);
  });

  it('names the token by a variable, and never holds it', () => {
    const command = curlOf({ origin, path: '/api/v1/plans', body: { a: 1 } });
    expect(command).toContain('$PEDIGREE_TOKEN');
    expect(argumentsOf(command)).toEqual([
      ...['-sS', `${origin}/api/v1/plans`, '-H', 'authorization: Bearer secret'],
      ...['-H', 'content-type: application/json', '-d', '{"a":1}'],
    ]);
  });

  it('hands any text to curl as it is', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'\'"\\$`!;&|<>(){}*?~# \nab%é'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, (value) => {
        const body = { reason: value };
        const told = argumentsOf(curlOf({ origin, path: `/x?y=${value}`, body }));
        expect(told[1]).toBe(`${origin}/x?y=${value}`);
        expect(JSON.parse(told.at(-1)!)).toEqual(body);
      }),
      { numRuns: 50 },
    );
  });
});
