import { type Fact } from '@pedigree/lineage';
import { minute, saying } from './builders';
import { type World } from './world';

/** What is promised of deployments. */
export function deploying(world: () => World): void {
  type State = 'active' | 'retired';

  /** Says at minute `n` that the model is deployed as `d`, or no longer. */
  async function deployed(n: number, model: string, state: State, by?: string): Promise<void> {
    const fact = { fact: 'deployment', id: 'd', model, environment: 'production', state } as const;
    const said = by === undefined ? {} : { by };
    const stamp = { eventId: `${String(n)} ${model}`, ...said, recordedAt: minute(4) };
    await world().record([saying({ ...stamp, occurredAt: minute(n) }, [fact as Fact])]);
  }

  const find = async (models: readonly string[], more: { state?: State; at?: string } = {}) => {
    const w = world();
    return w.strip(await w.graph.history.deployments({ models: models.map(w.id), ...more }));
  };

  const now = {
    id: 'd',
    model: 'm2',
    environment: 'production',
    state: 'active',
    since: minute(3),
  };

  test('a deployment is where its latest event left it', async () => {
    await deployed(3, 'm2', 'active');
    await deployed(1, 'm1', 'active');
    expect(await find(['m1'])).toEqual([]);
    expect(await find(['m1', 'm2'], { state: 'active' })).toEqual([now]);
    await deployed(4, 'm2', 'retired', 'ci');
    expect(await find(['m2'], { state: 'active' })).toEqual([]);
    expect(await find(['m2'])).toEqual([
      { ...now, state: 'retired', since: minute(4), retiredBy: 'ci' },
    ]);
  });

  test('a retirement of what ran before retires nothing', async () => {
    await deployed(4, 'm1', 'retired');
    await deployed(3, 'm2', 'active');
    await deployed(1, 'm1', 'active');
    expect(await find(['m1', 'm2'])).toEqual([now]);
  });

  test('what lies ahead counts from then on', async () => {
    await deployed(9, 'm2', 'retired');
    await deployed(3, 'm2', 'active');
    expect(await find(['m2'], { at: minute(8) })).toEqual([now]);
    expect(await find(['m2'], { at: minute(8), state: 'retired' })).toEqual([]);
    expect(await find(['m2'], { at: minute(9) })).toMatchObject([{ state: 'retired' }]);
    await deployed(7, 'm3', 'active');
    expect(await find(['m2', 'm3'], { at: minute(6) })).toMatchObject([
      { model: 'm2', state: 'active' },
      { model: 'm3', state: 'active' },
    ]);
    expect(await find(['m2', 'm3'], { at: minute(8) })).toMatchObject([{ model: 'm3' }]);
  });
}
