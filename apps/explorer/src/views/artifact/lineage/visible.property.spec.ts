import fc from 'fast-check';
import { lineageOf, wayTo } from './lineage';
import { linesOf } from './scene';
import { graphOf, graphs, ids } from './spec-lineages';
import { type Choice, LIMITS, type Limits, visible } from './visible';

const NOTHING: Choice = { open: [], shut: [], all: [], pinned: [] };
const choices = fc.record({ open: ids, shut: ids, all: ids, pinned: ids });
const limits: fc.Arbitrary<Limits> = fc.record({
  start: fc.integer({ min: 1, max: 12 }),
  step: fc.integer({ min: 1, max: 6 }),
  siblings: fc.integer({ min: 3, max: 6 }),
  most: fc.integer({ min: 2, max: 25 }),
});
const directions = fc.constantFrom('upstream' as const, 'downstream' as const);

describe('what is drawn of a lineage', () => {
  it('never exceeds its limit, and always has the root', () => {
    fc.assert(
      fc.property(graphs, directions, choices, limits, (graph, direction, choice, most) => {
        const shown = visible(lineageOf(graph, direction), choice, most);
        expect(shown.artifacts.length).toBeLessThanOrEqual(most.most);
        expect(shown.artifacts.map(({ id }) => id)).toContain(graph.root);
      }),
    );
  });

  it('hangs together: every box is reached from the root over what is drawn', () => {
    fc.assert(
      fc.property(graphs, directions, choices, limits, (graph, direction, choice, most) => {
        const lineage = lineageOf(graph, direction);
        const shown = visible(lineage, choice, most);
        const lines = linesOf(lineage, shown);
        const reached = new Set([graph.root]);
        for (const at of reached)
          for (const { from, to } of lines) {
            if (from === at) reached.add(to);
            if (to === at) reached.add(from);
          }
        for (const { id } of [...shown.artifacts, ...shown.groups]) expect(reached).toContain(id);
      }),
    );
  });

  it('accounts for every neighbour of what is open: shown alone, or in exactly one group of it', () => {
    fc.assert(
      fc.property(graphs, directions, choices, limits, (graph, direction, choice, most) => {
        const lineage = lineageOf(graph, direction);
        const { artifacts, groups } = visible(lineage, choice, most);
        const alone = new Set(artifacts.map(({ id }) => id));
        for (const { id, open, hidden, neighbours } of artifacts) {
          const around = new Set(lineage.next.get(id) ?? []);
          const grouped = groups.filter(({ of }) => of === id).flatMap(({ members }) => members);
          const rest = [...around].filter((far) => !alone.has(far));
          expect(new Set(grouped)).toEqual(new Set(open ? rest : []));
          expect(hidden).toBe((lineage.next.get(id) ?? []).filter((far) => !alone.has(far)).length);
          expect(neighbours).toBe((lineage.next.get(id) ?? []).length);
        }
      }),
    );
  });

  it('shows what is pinned with the way to it, as long as there is room', () => {
    fc.assert(
      fc.property(graphs, directions, ids, (graph, direction, pinned) => {
        const lineage = lineageOf(graph, direction);
        const shown = visible(lineage, { ...NOTHING, pinned });
        const drawn = shown.artifacts.map(({ id }) => id);
        for (const id of pinned) expect(drawn).toEqual(expect.arrayContaining(wayTo(lineage, id)));
        expect(shown.full).toBe(false);
      }),
    );
  });
});

describe('a large lineage', () => {
  const star = graphOf(
    'm1',
    Array.from({ length: 2000 }, (_, index) => ['m1', `d${index}`]),
  );
  const chain = graphOf(
    'm0',
    Array.from({ length: 10_000 }, (_, index) => [`m${index}`, `m${index + 1}`]),
  );

  it('shows a few of many siblings and the rest as a group, which can be opened up to the limit', () => {
    const lineage = lineageOf(star, 'upstream');
    const first = visible(lineage, NOTHING);
    expect(first.artifacts).toHaveLength(1 + LIMITS.siblings - 2);
    expect(first.groups.map(({ members }) => members.length)).toEqual([2000 - LIMITS.siblings + 2]);
    const opened = visible(lineage, { ...NOTHING, all: ['m1'] });
    expect(opened.artifacts).toHaveLength(LIMITS.most);
    expect(opened.full).toBe(true);
    expect(opened.groups.flatMap(({ members }) => members)).toHaveLength(2001 - LIMITS.most);
  });

  it('goes on along a chain from where it is opened, step by step', () => {
    const lineage = lineageOf(chain, 'upstream');
    const first = visible(lineage, NOTHING);
    const end = first.artifacts.at(-1)!;
    expect([end.open, end.hidden]).toEqual([false, 1]);
    const more = visible(lineage, { ...NOTHING, open: [end.id] });
    expect(more.artifacts).toHaveLength(first.artifacts.length + LIMITS.step);
    const less = visible(lineage, { ...NOTHING, shut: ['m3'] });
    expect(less.artifacts.map(({ id }) => id)).toEqual(['m0', 'm1', 'm2', 'm3']);
  });
});
