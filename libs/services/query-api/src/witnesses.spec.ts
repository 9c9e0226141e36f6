import { type DeploymentRecord } from '@pedigree/graph';
import { type LineageEdge, type LineageNode, type Subgraph } from '@pedigree/lineage';
import fc from 'fast-check';
import { blastRadius } from './blast-radius';
import { witnessesTo } from './witnesses';

const stamp = {
  eventId: '/tests e',
  occurredAt: '2026-11-23T10:00:00.000Z',
  recordedAt: '2026-11-23T10:00:00.000Z',
  topic: 't',
  partition: 0,
  offset: 0,
};

const node = (id: string, digest?: string): LineageNode => ({
  id,
  kinds: ['model'],
  descriptions: [
    { fact: 'description', artifact: id, described: true, ...stamp, ...(digest && { digest }) },
  ],
  evidence: [],
});

const edge = (from: string, to: string, type: LineageEdge['type'] = 'INITIALIZED_FROM') => ({
  ...{ fact: 'edge' as const, type, from, to, properties: {} },
  ...stamp,
});

const graph = (nodes: LineageNode[], edges: LineageEdge[]): Subgraph => ({
  ...{ roots: [], nodes, edges, truncated: false },
});

const drawn = (target: string, root: string, { nodes, edges }: Subgraph): string[] =>
  witnessesTo(new Set([target]), root, { nodes, edges }).map(
    ({ type, from, to }) => `${from} ${type} ${to}`,
  );

describe('witnesses', () => {
  it('are the shortest way down', () => {
    const world = graph(
      ['a', 'b', 'c', 'd'].map((id) => node(id)),
      [
        ...[edge('b', 'a'), edge('c', 'b'), edge('d', 'c'), edge('d', 'b')],
        edge('d', 'a', 'SHARES_INITIALIZATION'),
      ],
    );
    expect(drawn('d', 'a', world)).toEqual(['d INITIALIZED_FROM b', 'b INITIALIZED_FROM a']);
  });

  it('go on from other names of the same thing', () => {
    const digest = `sha256:${'1'.repeat(64)}`;
    const world = graph(
      [node('a', digest), node('copy', digest), node('m@1'), node('m'), node('m@2'), node('end')],
      [edge('m@1', 'copy'), edge('end', 'm')],
    );
    expect(drawn('end', 'a', world)).toEqual([
      'end INITIALIZED_FROM m',
      'm@1 VERSION_OF m',
      'm@1 INITIALIZED_FROM copy',
      'copy SAME_DIGEST a',
    ]);
    expect(drawn('m@2', 'a', world)).toEqual([]);
    expect(drawn('m@2', 'm', world)).toEqual(['m@2 VERSION_OF m']);
  });

  it('do not take quadratic time for many names of one thing', () => {
    const digest = `sha256:${'2'.repeat(64)}`;
    const names = Array.from({ length: 20_000 }, (_, n) => node(`n-${n}`, digest));
    expect(drawn('n-19999', 'n-0', graph(names, []))).toEqual(['n-19999 SAME_DIGEST n-0']);
  });

  it('connect every target that edges lead to, and nothing else', () => {
    const id = fc.integer({ min: 0, max: 12 }).map((n) => `m-${n}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(id, id), { maxLength: 40 }), fc.array(id), (pairs, wanted) => {
        const edges = pairs.map(([from, to]) => edge(from, to));
        const nodes = Array.from({ length: 13 }, (_, n) => node(`m-${n}`));
        const targets = new Set(wanted);
        const steps = witnessesTo(targets, 'm-0', { nodes, edges });
        const below = reached('m-0', edges);
        const shown = reached('m-0', steps);
        for (const target of targets) expect(shown.has(target)).toBe(below.has(target));
        expect(steps.length).toBeLessThanOrEqual(Math.max(0, below.size - 1));
      }),
    );
  });
});

function reached(root: string, steps: readonly { from: string; to: string }[]): Set<string> {
  const found = new Set([root]);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const { from, to } of steps) if (found.has(to)) found.add(from);
  }
  return found;
}

describe('blastRadius', () => {
  const running = (model: string, id = `d-${model}`): DeploymentRecord => ({
    ...{ id, model, environment: 'production', state: 'active' },
    since: '2026-11-23T10:00:00.000Z',
  });
  const world = graph(
    ['a', 'b', 'c'].map((id) => node(id)),
    [edge('b', 'a'), edge('c', 'b')],
  );

  it('says when there is more', () => {
    const cut = blastRadius('a', world, [running('b'), running('c')], 1);
    expect(cut).toMatchObject({ nodes: [{ id: 'b' }], truncated: true });
    expect(cut.deployments).toMatchObject([{ model: 'b' }]);
    const unseen = blastRadius('a', { ...world, truncated: true }, [], 10);
    expect(unseen).toMatchObject({ nodes: [], truncated: true });
    expect(blastRadius('a', world, [running('b')], 1).truncated).toBe(false);
  });

  it('names ends of every edge, in one list or the other', () => {
    const found = blastRadius('a', world, [running('c'), running('c', 'd-2')], 10);
    expect(found.nodes).toMatchObject([{ id: 'c', deployments: [{ id: 'd-c' }, { id: 'd-2' }] }]);
    expect(found.through.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(found.edges).toHaveLength(2);
  });
});
