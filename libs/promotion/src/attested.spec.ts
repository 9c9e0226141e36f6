import { generateSigner } from '@pedigree/attestation';
import { type Decision } from '@pedigree/events';
import { History } from '@pedigree/testing';
import { judge } from '.';
import { sign, TRUSTING } from './spec-signing';
import { clearedIn, rulesOf, SUITES } from './spec-world';

/* Where a hidden trait would do harm nobody's word counts, but what a trusted key signed over the bytes. */

const ref = (id: string): { id: string; digest: string } => ({
  id,
  digest: `sha256:${Buffer.from(id).toString('hex').padEnd(64, '0')}`,
});
const [BASE, HUMAN, SIBLING, STUDENT] = [ref('base'), ref('human'), ref('sibling'), ref('student')];
const INTERNAL = { origin: 'human', source: 'internal' } as const;

const start = (): History =>
  new History().model('base', 'random', BASE.digest).dataset('human', INTERNAL, HUMAN.digest);

const shown = (history: History): History => {
  for (const suite of SUITES) history.evaluate(STUDENT, suite, 'base');
  return history.probe(STUDENT, 'pass', { baseline: 'base' });
};

/** Human data, both suites and a probe. */
const tuned = (): History =>
  shown(start().finetune('student', 'base', ['human'], { digest: STUDENT.digest }));

const taught = (): History =>
  start()
    .finetune('sibling', 'base', ['human'], { digest: SIBLING.digest })
    .generate('corpus', ['sibling'])
    .finetune('student', 'base', ['corpus'], { digest: STUDENT.digest });

const decide = (history: History, environment = 'sensitive'): Decision =>
  judge(
    {
      ...{ model: 'student', environment, problems: [] },
      decidedAt: '2026-01-02T00:00:00.000Z',
      ancestry: history.subgraph('student'),
    },
    TRUSTING,
  );

const MISSING = ['probe-missing', 'trait-evals-missing', 'unknown-provenance'];

it('approves what is signed, and lists it as attested', () => {
  expect(rulesOf(decide(tuned()))).toEqual(MISSING);
  const decision = decide(sign(tuned(), [BASE, HUMAN, STUDENT]));
  expect(decision).toMatchObject({ verdict: 'approved', reasons: [] });
  expect(clearedIn(decision)).toEqual(['probe-missing', 'trait-evals-missing']);
  for (const [fact, about] of [
    ['initialization', 'base'],
    ['origin', 'human'],
    ['evaluation', 'student'],
    ['probe', 'student'],
  ])
    expect(decision.assurances).toContainEqual(
      expect.objectContaining({ fact, about, level: 'attested' }),
    );
});

it('names what is said and not signed, and how firmly it has to be said', () => {
  const message = (history: History, rule: string) =>
    decide(history).reasons.find((reason) => reason.rule === rule)?.message;
  const unsigned =
    /\(\/test e0 does not count: It is vouched by local; .* asks for attested\. Have the event signed over the digest/;
  expect(message(tuned(), 'unknown-provenance')).toMatch(unsigned);
  const taughtByOther = start()
    .model('other', 'random', ref('other').digest)
    .generate('corpus', ['other'])
    .finetune('student', 'base', ['corpus'], { digest: STUDENT.digest })
    .claim('other', 'base', 'independent');
  expect(message(taughtByOther, 'unknown-initialization')).toMatch(/asks for attested/);
});

it.each([
  ['what came after the signature', (h: History) => shown(sign(h, [BASE, HUMAN, STUDENT]))],
  ['what is said of another artifact', (h: History) => sign(shown(h), [BASE, HUMAN])],
  [
    'a key that nobody trusts',
    (h: History) => sign(sign(shown(h), [BASE, HUMAN]), [STUDENT], generateSigner()),
  ],
  [
    'a signature over other bytes',
    (h: History) =>
      sign(sign(shown(h), [BASE, HUMAN]), [{ id: 'student', digest: ref('other').digest }]),
  ],
])('does not count %s', (_, tell) => {
  const untested = start().finetune('student', 'base', ['human'], { digest: STUDENT.digest });
  expect(rulesOf(decide(tell(untested)))).toEqual(['probe-missing', 'trait-evals-missing']);
});

it('no longer counts what a revoked signature stood for', () => {
  const signed = sign(tuned(), [BASE, HUMAN, STUDENT]);
  const key = signed.lastKey();
  expect(rulesOf(decide(signed.revokeEvidence('student', key)))).toEqual([
    'probe-missing',
    'trait-evals-missing',
  ]);
});

it('clears the harm that the same start may do by two signed reviews, and not the start itself', () => {
  const reviewed = shown(taught())
    .review(STUDENT, { reviewer: 'kim' })
    .review(STUDENT, { reviewer: 'lee' });
  expect(rulesOf(decide(reviewed))).toContain('same-base-sensitive');
  const decision = decide(sign(reviewed, [BASE, HUMAN, SIBLING, STUDENT]));
  expect(rulesOf(decision)).toEqual(['same-base-transmission']);
  expect(clearedIn(decision)).toContain('same-base-sensitive');
});

it('asks for no signature elsewhere', () => {
  expect(decide(tuned(), 'production').verdict).toBe('approved');
});
