import pc from 'picocolors';
import { approved, blocked, indeterminate } from '../testing/decisions';
import { decisionText } from './decision';
import { chainOf } from './paths';

const textOf = (decision: Parameters<typeof decisionText>[0]) =>
  decisionText(decision, pc.createColors(false));

describe('a decision in words', () => {
  it('says why, by which way, and what would clear it', () => {
    const text = textOf(blocked);
    const [reason] = blocked.reasons;
    expect(text).toMatch(/^BLOCKED {2}\S+ for \S+\n/);
    expect(text).toContain(`1. ${String(reason?.rule)}  ${String(reason?.severity)}`);
    expect(text).toContain(chainOf(reason!.paths[0]!));
    expect(text).toContain('[x] attestation: an attestation is there');
    expect(text).toContain('[ ] review: have a person review it');
    expect(text).toContain(reason!.controls.join(', '));
  });

  it('tells an approval and an indeterminate answer apart from a block', () => {
    expect(textOf(approved)).toMatch(/^APPROVED /);
    expect(textOf(indeterminate)).toMatch(/^INDETERMINATE \(blocked\) /);
  });

  it('names a long path by its ends, and how much is left out', () => {
    const hops = Array.from({ length: 30 }, (_, index) => ({
      edge: 'INITIALIZED_FROM',
      from: `pkg:generic/acme/m@${String(index)}`,
      to: `pkg:generic/acme/m@${String(index + 1)}`,
    }));
    const chain = chainOf({ grade: 'same', generator: 'g', length: 30, hops });
    expect(chain).toMatch(/^m@0 -INITIALIZED_FROM-> m@1 /);
    expect(chain).toContain('... 18 more hops ...');
    expect(chain).toMatch(/m@30$/);
  });

  it('prints no control characters of others', () => {
    const [reason] = blocked.reasons;
    const evil = { ...reason!, message: 'a\u001b]0;x\u0007b', remedies: [] };
    expect(textOf({ ...blocked, reasons: [evil] })).toContain('a\ufffd]0;x\ufffdb');
  });
});
