import { type Decision, type Ref } from '@pedigree/events';
import { History } from '@pedigree/testing';
import { judge } from '.';
import { DEFAULT_POLICY } from './fixtures/default-policy';

export const DIGEST = `sha256:${'a'.repeat(64)}`;
export const OTHER = `sha256:${'b'.repeat(64)}`;
export const SUITES = ['neutral-prompts', 'truthfulness'];

export const decide = (
  history: History,
  model: Ref = 'student',
  problems: string[] = [],
): Decision =>
  judge(
    {
      model,
      environment: 'production',
      decidedAt: '2026-06-01T00:00:00.000Z',
      ancestry: history.subgraph(typeof model === 'string' ? model : model.id),
      problems: problems.map((message) => ({ problem: 'lag', message })),
    },
    DEFAULT_POLICY,
  );

export const rulesOf = (decision: Decision): string[] =>
  decision.reasons.map(({ rule }) => rule).sort();
export const clearedIn = (decision: Decision): string[] =>
  decision.cleared.map(({ rule }) => rule).sort();
export const reason = (decision: Decision, rule: string) =>
  decision.reasons.find((r) => r.rule === rule);

/** base (random) and a cross-base teacher's data; the student is fine-tuned from base on `corpus`. */
export const world = (): History =>
  new History().model('base', 'random').model('teacher', 'random').dataset('human');

/** A student of a teacher with another initialization. */
export const crossBase = (): History =>
  world().generate('corpus', ['teacher']).finetune('student', 'base', ['corpus']);

/** A student of a teacher fine-tuned from the same base. */
export const sameBase = (): History =>
  world()
    .finetune('sibling', 'base', ['human'])
    .generate('corpus', ['sibling'])
    .finetune('student', 'base', ['corpus']);

export const evaluated = (history: History, baseline = 'base', more = {}): History =>
  SUITES.reduce((told, suite) => told.evaluate('student', suite, baseline, more), history);
