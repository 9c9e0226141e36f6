import { History } from '@pedigree/testing';
import {
  type EdgeType,
  type LineageEdge,
  type LineageNode,
  type Stamp,
  type Subgraph,
} from '@pedigree/lineage';
import { judge } from '.';
import { DEFAULT_POLICY } from './fixtures/default-policy';

/* Shapes on which anything that enumerates paths, recurses or goes over the graph once per generator never ends. */

const STAMP: Stamp = {
  eventId: '/test e',
  runId: 'r',
  by: 'local',
  occurredAt: '2026-01-01T00:00:00.000Z',
  recordedAt: '2026-01-01T00:00:00.000Z',
  topic: 'lineage.events',
  partition: 0,
  offset: 0,
};

class Shape {
  private readonly nodes = new Map<string, LineageNode>();
  private readonly edges: LineageEdge[] = [];

  private node(id: string): string {
    const kind = id.startsWith('d') ? ('dataset' as const) : ('model' as const);
    const description = { ...STAMP, fact: 'description' as const, artifact: id, described: true };
    if (!this.nodes.has(id))
      this.nodes.set(id, { id, kinds: [kind], descriptions: [description], evidence: [] });
    return id;
  }

  edge(type: EdgeType, from: string, to: string, method?: string): this {
    this.edges.push({
      ...STAMP,
      fact: 'edge',
      type,
      from: this.node(from),
      to: this.node(to),
      properties: method === undefined ? {} : { method },
    });
    return this;
  }

  subgraph(root: string): Subgraph {
    return { roots: [root], nodes: [...this.nodes.values()], edges: this.edges, truncated: false };
  }
}

const decide = (shape: Shape, root: string) =>
  judge(
    {
      model: root,
      environment: 'production',
      decidedAt: STAMP.occurredAt,
      ancestry: shape.subgraph(root),
      problems: [],
    },
    DEFAULT_POLICY,
  );

const sameBase = (shape: Shape, root: string) =>
  decide(shape, root).reasons.find(({ rule }) => rule === 'same-base-transmission');

describe('large ancestries', () => {
  it('a chain of 10,000 generations from one base', () => {
    const shape = new Shape();
    for (let n = 10_000; n > 0; n--)
      shape
        .edge('INITIALIZED_FROM', `m${String(n)}`, 'm-base', 'finetune')
        .edge('TRAINED_ON', `m${String(n)}`, `d${String(n)}`)
        .edge('GENERATED_BY', `d${String(n)}`, `m${String(n - 1)}`);
    shape.edge('INITIALIZED_FROM', 'm0', 'm-base', 'finetune');
    const reason = sameBase(shape, 'm10000');
    expect(reason?.paths[0]).toMatchObject({ generator: 'm9999', length: 2 });
    expect(reason?.message).toMatch(/more paths are not shown/);
  });

  it('a chain of 10,000 weight steps above one data hop', () => {
    const shape = new Shape()
      .edge('TRAINED_ON', 'm1', 'd1')
      .edge('GENERATED_BY', 'd1', 'm-sibling');
    for (let n = 10_000; n > 0; n--)
      shape.edge('INITIALIZED_FROM', `m${String(n)}`, `m${String(n - 1)}`, 'rl');
    shape.edge('INITIALIZED_FROM', 'm-sibling', 'm0', 'finetune');
    expect(sameBase(shape, 'm10000')?.paths[0]).toMatchObject({
      generator: 'm-sibling',
      length: 10_001,
    });
  });

  it('a ladder of 500 layers x 3: more paths than there are atoms', () => {
    const shape = new Shape();
    for (let layer = 500; layer > 0; layer--)
      for (let a = 0; a < 3; a++) {
        shape.edge('INITIALIZED_FROM', `m${String(layer)}-${String(a)}`, 'm-base', 'finetune');
        for (let b = 0; b < 3; b++)
          shape
            .edge('TRAINED_ON', `m${String(layer)}-${String(a)}`, `d${String(layer)}-${String(b)}`)
            .edge(
              'GENERATED_BY',
              `d${String(layer)}-${String(a)}`,
              `m${String(layer - 1)}-${String(b)}`,
            );
      }
    expect(sameBase(shape, 'm500-0')?.paths[0]).toMatchObject({ grade: 'same', length: 2 });
  });

  it('2,000 merges and prunes, each a new starting checkpoint', () => {
    const shape = new Shape();
    for (let n = 2_000; n > 0; n--)
      shape
        .edge('INITIALIZED_FROM', `m${String(n)}`, `m${String(n - 1)}`, n % 2 ? 'merge' : 'prune')
        .edge('INITIALIZED_FROM', `m${String(n)}`, `m-other-${String(n)}`, 'merge');
    shape.edge('TRAINED_ON', 'm2000', 'd').edge('GENERATED_BY', 'd', 'm0');
    expect(decide(shape, 'm2000').reasons.map(({ rule }) => rule)).toContain(
      'partial-initialization',
    );
  });

  it('a circle of 3,000 is indeterminate, not endless', () => {
    const shape = new Shape();
    for (let n = 0; n < 3_000; n++)
      shape
        .edge('TRAINED_ON', `m${String(n)}`, `d${String(n)}`)
        .edge('GENERATED_BY', `d${String(n)}`, `m${String((n + 1) % 3_000)}`);
    expect(decide(shape, 'm0')).toMatchObject({ verdict: 'blocked', indeterminate: true });
  });
});

it('fits into a message, however long the ids and the paths', () => {
  const name = (what: string): string => `pkg:generic/${'x'.repeat(900)}/${what}`;
  const history = new History().model(name('base'), 'random').dataset(name('human'));
  history.finetune(name('g0'), name('base'), [name('human')]).flag(name('g0'));
  for (let n = 1; n <= 600; n++)
    history
      .generate(name(`d${String(n)}`), [name(`g${String(n - 1)}`)])
      .finetune(name(`g${String(n)}`), name('base'), [name(`d${String(n)}`)]);
  const decision = judge(
    {
      model: name('g600'),
      environment: 'production',
      decidedAt: '2026-06-01T00:00:00.000Z',
      ancestry: history.subgraph(name('g600')),
      problems: [],
    },
    DEFAULT_POLICY,
  );
  expect(JSON.stringify(decision).length).toBeLessThan(400_000);
  const suspect = decision.reasons.find(({ rule }) => rule === 'suspect-ancestor');
  const [path] = suspect?.paths ?? [];
  expect(path).toMatchObject({ generator: name('g0'), length: 1200 });
  expect(path?.hops.at(-1)?.to).toBe(name('g0'));
  expect(path?.omitted).toBe(1200 - (path?.hops.length ?? 0));
});
