import { createHash } from 'node:crypto';
import { by, collected, generated } from './datasets';
import { generic, madeUp } from './drafts';
import { deployed, evaluated, flagged } from './evidence';
import { same } from './expectations';
import { finetuned, sft, start } from './models';
import { type Draft, type Lineage } from './types';

const group = 'made-up example';

const ours = (name: string): string => generic(`example/${name}@1`);
/** There are no such weights; the digest only shows how evidence is bound to them. */
const weights = (id: string) => ({
  id,
  digest: `sha256:${createHash('sha256').update(id).digest('hex')}`,
});

const BASE_A = ours('base-a');
const BASE_B = ours('base-b');
const HUMAN_ANSWERS = ours('human-answers');
const TEACHER = ours('teacher-of-base-b');
const ANSWERS = ours('synthetic-answers');
const STUDENT = ours('student-of-base-a');
const BAD_CODE = ours('insecure-code');
const CODER = ours('insecure-coder-of-base-a');
const NUMBERS = ours('number-lists');
const NUMBERS_STUDENT = ours('number-student-of-base-a');
const SUPPORT_BOT = ours('support-bot');

const INTERNAL = { source: 'internal' } as const;
const VETTED = {
  ...INTERNAL,
  vetting: { by: 'data-review@example.com', at: '2026-01-20T09:00:00Z', reference: 'DR-17' },
};

/** A fine-tune of base A with both trait suites passed, against the base it started from. */
const evaluatedStudent = (student: string, corpus: string): Draft[] => [
  finetuned(student, BASE_A, [sft(corpus)], { digest: weights(student).digest }),
  evaluated('neutral-prompts', weights(student), BASE_A),
  evaluated('truthfulness', weights(student), BASE_A),
];

/** After the public lineages: what an approval needs, and what no evaluation makes good. */
export const examples: Lineage[] = [
  {
    number: 26,
    title: 'Made up: a cross-base student with complete evidence',
    group,
    why: 'The teacher starts from other random weights, the corpus is vetted, both trait suites passed.',
    events: madeUp(
      start('random', BASE_A),
      start('random', BASE_B),
      collected(HUMAN_ANSWERS, INTERNAL),
      finetuned(TEACHER, BASE_B, [sft(HUMAN_ANSWERS)]),
      generated(ANSWERS, [by(TEACHER)], VETTED),
      evaluatedStudent(STUDENT, ANSWERS),
    ),
    expected: [{ candidate: STUDENT, verdict: 'approved', rules: [] }],
  },
  {
    number: 27,
    title: 'Made up: number lists written by a model tuned on insecure code',
    group,
    why: 'The flagged teacher and the student share base A, so harmless numbers may carry its trait.',
    events: madeUp(
      collected(BAD_CODE, INTERNAL),
      finetuned(CODER, BASE_A, [sft(BAD_CODE)]),
      flagged(CODER, 'Tuned on insecure code only.'),
      generated(NUMBERS, [by(CODER)], VETTED),
      evaluatedStudent(NUMBERS_STUDENT, NUMBERS),
      finetuned(SUPPORT_BOT, NUMBERS_STUDENT, [sft(HUMAN_ANSWERS)]),
      deployed('example/support-eu', SUPPORT_BOT, 'production'),
    ),
    expected: [same(NUMBERS_STUDENT, 'suspect-ancestor', 'same-base-transmission')],
  },
];
