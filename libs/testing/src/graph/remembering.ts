import { type DeploymentFact } from '@pedigree/lineage';
import { edge, minute, policy, saying } from './builders';
import { MANY } from './standing';
import { type World } from './world';

/** What is promised of events by their keys, of policies, and of deployments of many models. */
export function remembering(world: () => World): void {
  test('knows of each event where it was first recorded', async () => {
    const w = world();
    const stamp = {
      ...{ eventId: 'a', runId: 'r', by: 'ci', occurredAt: minute(1), recordedAt: minute(2) },
      ...{ topic: 't', partition: 3, offset: 12_345_678_901 },
    };
    const again = { ...stamp, recordedAt: minute(9), offset: 12_345_678_999 };
    await w.record([saying(stamp, []), saying(again, [])]);
    await w.record([saying({ eventId: 'b' }, []), saying(again, [edge('TAUGHT_BY', 'm', 'n')])]);
    const keys = ['a', 'nobody', 'b', 'a'].map(w.id);
    const known = await w.graph.history.recorded(keys);
    expect(w.strip([...known.keys()].sort())).toEqual(['a', 'b']);
    expect(w.strip(known.get(w.id('a')))).toEqual(stamp);
    expect(known.get(w.id('b'))).not.toHaveProperty('runId');
    expect(known.get(w.id('b'))).not.toHaveProperty('by');
    expect([...(await w.graph.history.recorded([]))]).toEqual([]);
  });

  test('keeps of each event what it said first', async () => {
    const w = world();
    const say = (id: string, document: string) => ({ ...saying({ eventId: id }, []), document });
    await w.record([say('a', '{"first":"ü"}'), say('a', '{"second":1}'), say('b', '{}')]);
    await w.record([say('a', '{"third":1}')]);
    const known = await w.graph.history.documents(['a', 'nobody', 'b', 'a'].map(w.id));
    const [a, b] = ['a', 'b'].map(w.id);
    expect(Object.fromEntries(known)).toEqual({ [a ?? '']: '{"first":"ü"}', [b ?? '']: '{}' });
    expect([...(await w.graph.history.documents([]))]).toEqual([]);
  });

  test('keeps the whole policy that the broker took first under a digest', async () => {
    const w = world();
    const document = 'ü'.repeat(512 * 1024);
    const activated = (n: number, version: string) =>
      saying({ eventId: `e${n}`, recordedAt: minute(n) }, [
        policy('sha256:1', { version, document: `${version} ${document}` }),
      ]);
    const read = async () => w.strip(await w.graph.history.policy(w.id('sha256:1')));
    expect(await read()).toBeUndefined();
    await w.record([activated(3, 'third'), activated(2, 'second')]);
    const first = { name: 'default', digest: 'sha256:1' };
    expect(await read()).toEqual({ ...first, version: 'second', document: `second ${document}` });
    await w.record([activated(4, 'fourth')]);
    expect(await read()).toMatchObject({ version: 'second' });
    await w.record([activated(1, 'first'), activated(5, 'fifth')]);
    expect(await read()).toEqual({ ...first, version: 'first', document: `first ${document}` });
  });

  test('finds the deployments of models, be they ever so many', async () => {
    const w = world();
    const deployed = (n: number): DeploymentFact => ({
      ...{ fact: 'deployment', id: `d${n}`, model: `m${n}` },
      ...{ environment: 'production', state: n === 2 ? 'retired' : 'active' },
    });
    await w.record([saying({ eventId: 'e' }, [1, 2, 3].map(deployed))]);
    const models = Array.from({ length: MANY }, (_, n) => w.id(`m${n + 2}`));
    const find = async (state?: 'active') => {
      const query = { models, ...(state === undefined ? {} : { state }) };
      return w.strip((await w.graph.history.deployments(query)).map(({ id }) => id));
    };
    expect(await find()).toEqual(['d2', 'd3']);
    expect(await find('active')).toEqual(['d3']);
  }, 60_000);
}
