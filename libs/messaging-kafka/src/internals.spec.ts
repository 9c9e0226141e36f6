import { Kafka } from 'kafkajs';
import { countingUndecided, hidingAborted, rememberingCoordinators } from './internals';

it('refuses a kafkajs that it cannot repair, rather than run without', () => {
  const other = {} as Kafka;
  for (const repair of [countingUndecided, hidingAborted, rememberingCoordinators])
    expect(() => repair(other)).toThrow(expect.objectContaining({ code: 'rejected' }));
});

it('knows the one that is installed', () => {
  const kafka = new Kafka({ brokers: ['localhost:1'] });
  expect(hidingAborted(kafka)).toBe(kafka);
  expect(countingUndecided(kafka)).toBe(kafka);
  expect(rememberingCoordinators(kafka)).toBe(kafka);
});
