import { type Reason } from '@pedigree/events';
import fc from 'fast-check';
import { markdownOf } from './markdown-of';
import { type DecisionShown } from './shown';
import { DECISION, REASON } from './spec-decision';
import { spansIn, withoutSpans } from './spec-reader';

/** Every text in a decision that somebody else chose, replaced. */
function written(by: () => string): DecisionShown {
  const path = {
    grade: 'same' as const,
    generator: by(),
    length: 2,
    hops: [
      { edge: by(), from: by(), to: by() },
      { edge: by(), from: by(), to: by() },
    ],
  };
  const steps = [{ evidence: by(), done: false, text: by() }];
  const reason: Reason = {
    rule: by(),
    severity: 'high',
    message: by(),
    clearedBy: [by()],
    remedies: [{ steps }],
    controls: [by()],
    paths: [path, { ...path, hops: Array.from({ length: 9 }, () => path.hops[0]!) }],
  };
  return {
    promotion: { id: by(), requestedBy: by() },
    model: by(),
    digest: by(),
    environment: by(),
    verdict: 'approved',
    indeterminate: false,
    reasons: [],
    cleared: [{ rule: by(), by: [by()] }],
    conditions: [by()],
    rejected: [{ event: by(), kind: by(), about: by(), code: by(), message: by() }],
    contradictions: [
      {
        models: [by(), by()],
        counts: by(),
        claims: [{ event: by(), relation: by(), evidence: by() }],
      },
    ],
    problems: [{ problem: by(), message: by() }],
    alternatives: { teachers: [by()] },
    policy: { name: by(), version: by(), digest: by() },
    asOf: by(),
    decidedAt: by(),
    validUntil: by(),
    envelope: { payloadType: by(), payload: by(), signatures: [{ keyid: by(), sig: by() }] },
    revoked: {
      at: by(),
      decidedAt: by(),
      because: [by()],
      deployments: [{ id: by(), environment: by() }],
      reasons: [reason],
      policy: { name: by(), version: by(), digest: by() },
    },
  };
}

/** The document without code spans and fenced blocks, and without the words between them. */
const skeleton = (text: string): string =>
  text
    .replace(/^(`{3,})text\n[^]*?\n\1$/gm, '▤')
    .split('\n')
    .map((line) => withoutSpans(line).replace(/\\(?=[-.)])/g, ''))
    .join('\n');

const EVIL = [
  '`',
  '```',
  '|',
  '\\',
  '<b>',
  '</details>',
  '<!--',
  '-->',
  '[x](https://e)',
  '![x](y)',
  '@everyone',
  '#1',
  '\n',
  '\n\n# ',
  '\n- [x] ',
  '* ',
  '***',
  '~~~',
  '$x$',
  '&lt;',
  'https://e.example',
  'www.e.example',
  'a@b.example',
  ' ',
  'a',
  '\u202e',
  '\ud800',
];

describe('whatever ids and texts say', () => {
  const evil = fc
    .array(fc.constantFrom(...EVIL), { minLength: 1, maxLength: 6 })
    .map((parts) => parts.join(''));

  it('the document keeps its structure', () => {
    fc.assert(
      fc.property(fc.infiniteStream(evil), (texts) => {
        const lines = skeleton(markdownOf(written(() => texts.next().value))).split('\n');
        const plain = skeleton(markdownOf(written(() => 'x'))).split('\n');
        expect(lines).toHaveLength(plain.length);
        for (const [index, line] of lines.entries()) {
          const words = /[^\p{L}\p{N}\p{M}␣\s'’"“”‘().,;:?!%–—…-]/gu;
          expect(line.match(words) ?? []).toEqual(plain[index]!.match(words) ?? []);
          expect(line).not.toMatch(/www\.\S|:\/\//);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('ids can be read as they are', () => {
    const id = 'pkg:x/a|b`c<d>@1';
    const text = markdownOf({ ...DECISION, model: id });
    expect(text.split('\n').flatMap(spansIn)).toContain(id);
  });

  it('fits into a comment, and says what is left out', () => {
    const long = 'pkg:generic/'.padEnd(1024, 'x');
    const hops = Array.from({ length: 500 }, () => ({ edge: 'TRAINED_ON', from: long, to: long }));
    const path = { grade: 'same' as const, generator: long, length: 500, hops };
    const reason = { ...REASON, message: 'x '.repeat(9000), paths: Array(50).fill(path) };
    const reasons = Array.from({ length: 20 }, () => reason);
    const text = markdownOf({ ...DECISION, reasons });
    expect(text.length).toBeLessThan(65_000);
    expect(text).toMatch(/\d+ more sections do not fit here/);
    expect(text.match(/<details>/g)?.length ?? 0).toBe(text.match(/<\/details>/g)?.length ?? 0);
    expect(text).toContain('This decision is not signed.');
  });
});
