import { type DeploymentFact, type RunFact, type Stamped } from '@pedigree/lineage';
import { stampOf } from './fixtures/fake-reader';
import { deploymentOf, runOf } from './views';

const at = (occurred: number, recorded: number) => ({
  ...stampOf(recorded),
  occurredAt: stampOf(occurred).occurredAt,
});
const bothWays = <F>(facts: F[]): F[][] => [facts, facts.toReversed()];

test('nothing is viewed where nothing was stated', () => {
  expect([deploymentOf([]), runOf([])]).toEqual([undefined, undefined]);
});

test('of two states of a deployment at one instant, that it is active counts', () => {
  const of = { fact: 'deployment', id: 'd', model: 'm', environment: 'e' } as const;
  const facts: Stamped<DeploymentFact>[] = [
    { ...of, state: 'active', ...at(5, 1) },
    { ...of, state: 'retired', ...at(5, 2) },
    { ...of, state: 'retired', ...at(4, 3) },
  ];
  for (const order of bothWays(facts)) expect(deploymentOf(order)?.state).toBe('active');
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
