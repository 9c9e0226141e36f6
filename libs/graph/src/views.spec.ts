import {
  type DeploymentFact,
  type PromotionFact,
  type RunFact,
  type Stamped,
} from '@pedigree/lineage';
import { stampOf } from './fixtures/fake-reader';
import { deploymentOf, promotionOf, runOf } from './views';

const at = (occurred: number, recorded: number) => ({
  ...stampOf(recorded),
  occurredAt: stampOf(occurred).occurredAt,
});
const bothWays = <F>(facts: F[]): F[][] => [facts, facts.toReversed()];

test('nothing is viewed where nothing was stated', () => {
  expect([promotionOf([]), deploymentOf([]), runOf([])]).toEqual([undefined, undefined, undefined]);
});

test('of two decisions the one recorded first stands, of two requests too', () => {
  const of = { fact: 'promotion', id: 'p', environment: 'e' } as const;
  const facts: Stamped<PromotionFact>[] = [
    { ...of, step: 'requested', model: 'm', ...at(5, 1) },
    { ...of, step: 'requested', model: 'late', ...at(0, 2) },
    { ...of, step: 'decided', model: 'm', verdict: 'blocked', decision: '1', ...at(6, 3) },
    { ...of, step: 'decided', model: 'm', verdict: 'approved', decision: '2', ...at(0, 4) },
  ];
  for (const order of bothWays(facts))
    expect(promotionOf(order)).toEqual({
      id: 'p',
      model: 'm',
      environment: 'e',
      requestedAt: at(5, 1).occurredAt,
      verdict: 'blocked',
      decision: '1',
      decidedAt: at(6, 3).occurredAt,
    });
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
