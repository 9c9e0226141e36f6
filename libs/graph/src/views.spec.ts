import { type RunFact, type Stamped } from '@pedigree/lineage';
import { stampOf } from './fixtures/fake-reader';
import { runOf } from './views';

const at = (occurred: number, recorded: number) => ({
  ...stampOf(recorded),
  occurredAt: stampOf(occurred).occurredAt,
});
const bothWays = <F>(facts: F[]): F[][] => [facts, facts.toReversed()];

test('nothing is viewed where nothing was stated', () => {
  expect(runOf([])).toBeUndefined();
});

test('of two states of a run at one instant the terminal one counts, of two terminal ones one of them', () => {
  const of = { fact: 'run', id: 'r' } as const;
  const facts: Stamped<RunFact>[] = [
    { ...of, state: 'fail', endedAt: 'end', ...at(5, 1) },
    { ...of, state: 'RUNNING', name: 'n', ...at(5, 2) },
    { ...of, state: 'START', name: 'old', startedAt: 'start', ...at(4, 3) },
  ];
  for (const order of bothWays(facts)) {
    const expected = { state: 'fail', name: 'n', startedAt: 'start', endedAt: 'end' };
    expect(runOf(order)).toEqual({ id: 'r', ...expected, updatedAt: at(5, 1).occurredAt });
  }
});
