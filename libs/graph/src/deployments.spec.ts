import { type DeploymentFact, type Stamped } from '@pedigree/lineage';
import fc from 'fast-check';
import { deploymentsAt, deploymentSpans } from './deployments';
import { stampOf } from './fixtures/fake-reader';

type Fact = Stamped<DeploymentFact>;

const minute = (n: number): string => stampOf(n).occurredAt;
const NOW = 5;

function changed(model: string, state: Fact['state'], occurred: number, more: object = {}): Fact {
  const of = { fact: 'deployment', id: 'd', model, environment: 'production', state } as const;
  return {
    ...of,
    ...stampOf(1),
    eventId: `${model} ${state}`,
    occurredAt: minute(occurred),
    ...more,
  };
}

const at = (facts: readonly Fact[], moment = NOW) =>
  deploymentsAt(deploymentSpans(facts), { at: minute(moment) }, '');
const running = (facts: readonly Fact[], moment = NOW): string[] =>
  at(facts, moment).flatMap(({ model, state }) => (state === 'active' ? model : []));

test('nothing runs where nothing was stated', () => {
  expect(deploymentSpans([])).toEqual([]);
});

test('a retirement of the version before leaves the new one where it runs', () => {
  const facts = [
    ...[changed('m@1', 'active', 1), changed('m@2', 'active', 2)],
    changed('m@1', 'retired', 3, { eventId: 'late' }),
  ];
  const record = { id: 'd', environment: 'production', state: 'active', since: minute(2) };
  expect(at(facts)).toEqual([{ ...record, model: 'm@2' }]);
});

test('a retirement in another environment retires nothing, in another spelling of it does', () => {
  const runs = changed('m', 'active', 1);
  expect(running([runs, changed('m', 'retired', 2, { environment: 'staging' })])).toEqual(['m']);
  const by = { environment: ' Production', by: 'ci' };
  expect(at([runs, changed('m', 'retired', 2, by)])).toMatchObject([
    { state: 'retired', since: minute(2), retiredBy: 'ci' },
  ]);
});

test('what lies ahead ends nothing until then', () => {
  const facts = [changed('m', 'active', 1), changed('m', 'retired', 9)];
  expect(running(facts)).toEqual(['m']);
  expect(at(facts, 9)).toMatchObject([{ state: 'retired', since: minute(9) }]);
  const far = { occurredAt: '+010000-01-01T00:00:00.000Z' };
  expect(running([changed('m', 'active', 1), changed('m', 'retired', 0, far)])).toEqual(['m']);
});

test('an activation that lies ahead counts at once, and what it replaces runs until then', () => {
  const facts = [changed('a', 'active', 1), changed('b', 'active', 9)];
  expect([running(facts), running(facts, 9)]).toEqual([['a', 'b'], ['b']]);
});

test('where nothing says which came later, both run', () => {
  const facts = [changed('a', 'active', 1), changed('b', 'active', 1), changed('c', 'active', 0)];
  expect(running(facts)).toEqual(['a', 'b']);
  expect(running([...facts, changed('a', 'retired', 2)])).toEqual(['b']);
});

test('at one instant that it is active counts', () => {
  expect(running([changed('m', 'active', 1), changed('m', 'retired', 1)])).toEqual(['m']);
});

test('spans that are over are not kept, but for the last', () => {
  const facts = Array.from({ length: 50 }, (_, n) =>
    changed(`m@${String(n)}`, 'active', n, { recordedAt: minute(n), eventId: String(n) }),
  );
  expect(deploymentSpans(facts)).toHaveLength(1);
  const end = changed('m@49', 'retired', 50, { recordedAt: minute(50) });
  expect(deploymentSpans([...facts, end])).toMatchObject([{ model: 'm@49', until: minute(50) }]);
});

describe('whatever is said, in whatever order', () => {
  const fact = fc
    .record({
      model: fc.constantFrom('a', 'b'),
      state: fc.constantFrom('active', 'retired'),
      occurred: fc.nat({ max: 8 }),
      more: fc.record({ environment: fc.constantFrom('production', 'staging') }),
    })
    .map(({ model, state, occurred, more }) => changed(model, state, occurred, more));
  const facts = fc
    .array(fact, { maxLength: 7 })
    .map((list) => list.map((one, n) => ({ ...one, eventId: `e${String(n)}` })));
  const orders = facts.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );

  const isOf = (a: Fact, b: Fact): boolean =>
    a.model === b.model && a.environment === b.environment;
  /** Some activation of it was followed by nothing that ends it, up to now. */
  const runs = (list: readonly Fact[], one: Fact): boolean =>
    list.some(
      (start) =>
        start.state === 'active' &&
        isOf(start, one) &&
        !list.some(
          (end) =>
            (end.state === 'retired') === isOf(end, one) &&
            end.occurredAt > start.occurredAt &&
            end.occurredAt <= minute(NOW),
        ),
    );

  test('what runs is what the plain rule says', () => {
    const keysOf = (some: readonly Pick<Fact, 'model' | 'environment'>[]): string[] =>
      [...new Set(some.map(({ model, environment }) => `${model} ${environment}`))].sort();
    const property = fc.property(orders, ([list, shuffled]) => {
      const expected = list.filter((one) => runs(list, one));
      const found = at(shuffled).filter(({ state }) => state === 'active');
      expect(keysOf(found)).toEqual(keysOf(expected));
      expect(deploymentSpans(shuffled)).toEqual(deploymentSpans(list));
    });
    fc.assert(property, { numRuns: 2000 });
  });

  test('no retirement of what does not run, or that lies ahead, hides what runs', () => {
    const ahead = fc.integer({ min: NOW + 1, max: 9 });
    const retirement = fc
      .tuple(fc.constantFrom('a', 'b', 'other'), fc.oneof(fc.constant(0), ahead))
      .map(([model, occurred]) => changed(model, 'retired', occurred, { eventId: 'one more' }));
    const property = fc.property(facts, retirement, (list, more) => {
      const before = running(list);
      expect(running([...list, more])).toEqual(expect.arrayContaining(before));
    });
    fc.assert(property, { numRuns: 2000 });
  });
});
