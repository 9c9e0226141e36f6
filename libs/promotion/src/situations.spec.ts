import { type Decision } from '@pedigree/events';
import { History } from '@pedigree/testing';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judge } from '.';
import { DEFAULT_POLICY } from './fixtures/default-policy';
import { rulesOf } from './spec-world';
import { type Piece, SILENT, type Situation, SITUATIONS, STORY, TAGGED } from './spec-situations';

/* The common situations can be approved in a day, by exactly the evidence that the table names. */

function decide({ model, tell }: Situation, evidence: readonly Piece[]): Decision {
  const history = new History();
  tell(history, (piece) => evidence.includes(piece));
  return judged(history, model);
}

const judged = (history: History, model: string): Decision =>
  judge(
    {
      model,
      environment: 'production',
      decidedAt: '2026-01-02T00:00:00.000Z',
      ancestry: history.subgraph(model),
      problems: [],
    },
    DEFAULT_POLICY,
  );

const named = (name: string): Situation => SITUATIONS.find((one) => one.name === name)!;
const without = ({ evidence }: Situation, piece: Piece): Piece[] =>
  evidence.filter((one) => one !== piece);

describe.each(SITUATIONS.map((one) => [one.name, one] as const))('%s', (_, situation) => {
  it('is approved with all of its evidence', () => {
    const decision = decide(situation, situation.evidence);
    expect(decision.reasons).toEqual([]);
    expect(decision).toMatchObject({ verdict: 'approved', indeterminate: false });
  });

  it.each(situation.evidence)('is blocked without %s', (piece) => {
    expect(decide(situation, without(situation, piece)).verdict).toBe('blocked');
  });

  it('says all at once what is missing', () => {
    const { evidence } = situation;
    const [story, rest] = [true, false].map((is) =>
      evidence.filter((one) => STORY.includes(one) === is),
    );
    const all = rulesOf(decide(situation, story ?? []));
    for (const piece of rest ?? [])
      expect(all).toEqual(
        expect.arrayContaining(rulesOf(decide(situation, without(situation, piece)))),
      );
  });
});

it('asks of who tells the truth what it asks of who says nothing, and no more', () => {
  const [silent, tagged] = [named(SILENT), named(TAGGED)];
  expect(tagged.evidence).toEqual(silent.evidence);
  const some = fc.subarray([...silent.evidence]);
  fc.assert(
    fc.property(some, (evidence) => {
      expect(rulesOf(decide(tagged, evidence))).toEqual(rulesOf(decide(silent, evidence)));
    }),
    { numRuns: 64 },
  );
});

it('is the table of docs/policy.md', () => {
  const docs = readFileSync(join(__dirname, '../../../docs/policy.md'), 'utf8');
  const section = docs.split(/^## /m).find((one) => one.startsWith('Situations')) ?? '';
  const [, ...rows] = section.match(/^\|.*\|$/gm) ?? [];
  const cells = rows.slice(1).map((row) => row.split('|').map((cell) => cell.trim()));
  expect(cells.map(([, name, evidence]) => [name, evidence])).toEqual(
    SITUATIONS.map(({ name, evidence }) => [name, evidence.join('; ')]),
  );
});

it('takes the model before an RLHF round that was trained on its stored rollouts for a teacher', () => {
  const history = new History()
    .model('base', 'random')
    .generate('first-rollouts', ['base'], { unprompted: true })
    .finetune('first', 'base', ['first-rollouts'], { method: 'rl' })
    .generate('rollouts', ['first'], { unprompted: true })
    .finetune('student', 'first', ['rollouts'], { method: 'rl' });
  const { reasons } = judged(history, 'student');
  expect(reasons.find(({ rule }) => rule === 'same-base-transmission')).toMatchObject({
    clearedBy: ['attestation', 'trait-evals', 'review'],
    paths: [{ generator: 'base' }],
  });
});
