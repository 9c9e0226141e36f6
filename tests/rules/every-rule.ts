import { ALL_EVIDENCE, EVIDENCE, type Evidence } from './evidence';
import { type Gate, rulesOf } from './gate';
import { type Scenario, SCENARIOS } from './scenarios';

/** The largest sets of evidence with at least one piece of every way to clear the rule left out. */
function insufficient({ clearedBy }: Scenario): Evidence[][] {
  const omissions = clearedBy.reduce<Evidence[][]>(
    (chosen, way) => chosen.flatMap((some) => way.map((one) => [...some, one])),
    [[]],
  );
  const sets = omissions.map((omitted) => ALL_EVIDENCE.filter((one) => !omitted.includes(one)));
  const distinct = [...new Map(sets.map((set) => [set.join(), set])).values()];
  const isWithin = (set: readonly Evidence[], other: readonly Evidence[]): boolean =>
    set !== other && set.every((one) => other.includes(one));
  return distinct.filter((set) => !distinct.some((other) => isWithin(set, other)));
}

/** Every rule of the default bundle: fires, is cleared by exactly what it says, and by nothing else. */
export function everyRule(gate: () => Gate): void {
  const judge = async (scenario: Scenario, evidence: readonly Evidence[]) => {
    const world = scenario.story(gate().world());
    for (const one of evidence) EVIDENCE[one](world);
    world.sign(...(scenario.signed ?? []));
    await gate().send(world.events);
    return gate().promote(world.ref('student'), scenario.environment);
  };

  describe.each(SCENARIOS.map((scenario) => [scenario.rule, scenario] as const))(
    '%s',
    (rule, scenario) => {
      it('fires, and says what would clear it', async () => {
        const decision = await judge(scenario, []);
        expect(rulesOf(decision)).toContain(rule);
        const reason = decision.reasons.find((one) => one.rule === rule)!;
        expect(reason.controls.length).toBeGreaterThan(0);
        expect(reason.remedies?.flatMap(({ steps }) => steps).length).toBeGreaterThan(0);
        expect(decision.verdict).toBe('blocked');
      });

      for (const way of scenario.clearedBy)
        it(`is cleared by ${way.join(' and ')}`, async () => {
          const decision = await judge(scenario, way);
          expect(rulesOf(decision)).not.toContain(rule);
        });

      it.each(insufficient(scenario).map((set) => [missingFrom(set), set] as const))(
        'is not cleared by anything without %s',
        async (_, set) => {
          expect(rulesOf(await judge(scenario, set))).toContain(rule);
        },
      );
    },
  );
}

const missingFrom = (set: readonly Evidence[]): string =>
  ALL_EVIDENCE.filter((one) => !set.includes(one)).join(', ') || '(everything is there)';
