/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { evidenceTitle, ruleTitle, whyOf } from './rule-words';

const BUNDLE = readFileSync('policies/default.yaml', 'utf8');
const RULES = [...BUNDLE.matchAll(/^ {2}- id: (?<id>\S+)$/gm)].map(
  ({ groups }) => groups?.id ?? '',
);

describe('rules in words', () => {
  it('has a heading for every rule of the bundle', () => {
    expect(RULES.length).toBeGreaterThan(10);
    for (const id of RULES) expect(ruleTitle(id)).toMatch(/^[A-Z].* .*[^.]$/);
  });

  it('makes one of the id of a rule of somebody else', () => {
    expect(ruleTitle('no-friday_release')).toBe('No friday release');
    expect(ruleTitle('---')).toBe('---');
    expect(evidenceTitle('sign-off')).toBe('Sign off');
    expect(evidenceTitle('review')).toBe('Review by a person');
  });

  it('leaves the remedies out of a message where they stand as steps', () => {
    const message = 'It is so. To clear it: do this.';
    expect(whyOf({ message, remedies: [] })).toBe('It is so.');
    expect(whyOf({ message })).toBe(message);
    expect(whyOf({ message: 'It is so.', remedies: [] })).toBe('It is so.');
  });
});
