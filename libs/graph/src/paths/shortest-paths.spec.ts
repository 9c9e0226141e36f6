import { nameOf, type Subgraph } from '@pedigree/lineage';
import fc from 'fast-check';
import { type Arrow, FakeReader } from '../fixtures/fake-reader';
import { shortestPaths } from './shortest-paths';

const closureOf = (arrows: readonly Arrow[], digests: Record<string, string> = {}): Subgraph => {
  const { nodes, edges } = new FakeReader(arrows, digests);
  return { roots: [], nodes, edges, truncated: false };
};

/** `a>b` for a step over an edge, `a=b` over a digest, `a:b` over a name. */
const SIGNS: Record<string, string> = { SAME_DIGEST: '=', VERSION_OF: ':' };
const written = (steps: readonly { type: string; from: string; to: string }[]): string =>
  steps.map(({ type, from, to }) => `${from}${SIGNS[type] ?? '>'}${to}`).join(' ');

const find = (closure: Subgraph, from: string, to: string, limit = 1000, depth?: number) => {
  const query = { from, to, limit, ...(depth === undefined ? {} : { depth }) };
  const { paths, truncated } = shortestPaths(closure, query);
  return { paths: paths.map(written), truncated };
};

interface Walk {
  id: string;
  whole: boolean;
  seen: string[];
  steps: { type: string; from: string; to: string }[];
}

/** Every path there is, by trying everything. */
function allPaths({ nodes, edges }: Subgraph, from: string, to: string): string[][] {
  const digestOf = (id: string) => nodes.find((node) => node.id === id)?.descriptions[0]?.digest;
  const known = new Set(nodes.map(({ id }) => id));
  const found: Walk[] = [];
  const goOn = (walk: Walk): void => {
    const step = (type: string, id: string, whole = true, mark = id): void => {
      if (walk.seen.includes(id) || walk.seen.includes(mark)) return;
      const steps = [...walk.steps, { type, from: walk.id, to: id }];
      goOn({ id, whole, seen: [...walk.seen, id, mark], steps });
    };
    if (walk.id === to) return void found.push(walk);
    const over = edges.filter((edge) => edge.from === walk.id && edge.type === 'INITIALIZED_FROM');
    for (const next of new Set(over.map((edge) => edge.to))) step('INITIALIZED_FROM', next);
    const digest = digestOf(walk.id);
    for (const other of known)
      if (digest !== undefined && digestOf(other) === digest)
        step('SAME_DIGEST', other, true, `digest ${digest}`);
    const { base, version } = nameOf(walk.id);
    if (version !== undefined && known.has(base)) step('VERSION_OF', base, false);
    if (version === undefined && walk.whole)
      for (const other of known)
        if (other !== base && nameOf(other).base === base) step('VERSION_OF', other);
  };
  goOn({ id: from, whole: true, seen: [from], steps: [] });
  return found.map(({ steps }) => [String(steps.length), written(steps)]);
}

const NAMES = ['s', 'm', 'm@1', 'm@2', 'x', 'y', 't'];
const name = fc.constantFrom(...NAMES);
const arrows = fc.uniqueArray(
  fc.tuple(name, fc.constantFrom('->', '->', '->', '~'), name).map((parts) => parts.join(' ')),
  { maxLength: 14 },
);
const digests = fc.dictionary(name, fc.constantFrom('p', 'q'), { maxKeys: 4 });

describe('shortestPaths', () => {
  test('finds the paths that trying everything finds, shortest first, up to its bounds', () => {
    fc.assert(
      fc.property(
        ...[arrows, digests, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })],
        (edges, same, limit, depth) => {
          const closure = closureOf(edges, same);
          const all = allPaths(closure, 's', 't');
          const whole = find(closure, 's', 't');
          expect(whole.truncated).toBe(false);
          expect(whole.paths.toSorted()).toEqual(all.map(([, path]) => path).toSorted());
          const lengths = all.map(([length]) => Number(length)).toSorted((a, b) => a - b);
          const within = lengths.filter((length) => length <= depth).slice(0, limit);
          const some = find(closure, 's', 't', limit, depth);
          expect(some.paths.map((path) => path.split(' ').length)).toEqual(within);
          expect(all.map(([, path]) => path)).toEqual(expect.arrayContaining(some.paths));
          expect(some.truncated).toBe(all.length > within.length);
        },
      ),
    );
  });

  test('goes over other names of the same thing, and not from one version to another', () => {
    const closure = closureOf(['s -> m@1', 'm -> x', 'm@2 -> t', 'y -> t'], { x: 'p', y: 'p' });
    expect(find(closure, 's', 't').paths).toEqual(['s>m@1 m@1:m m>x x=y y>t']);
    expect(find(closureOf(['s -> m', 'm@2 -> t']), 's', 't').paths).toEqual(['s>m m:m@2 m@2>t']);
  });

  test('two events that state an edge, and a claim, make no further path', () => {
    expect(find(closureOf(['s -> t', 's -> t', 's ~ t']), 's', 't')).toEqual({
      ...{ paths: ['s>t'], truncated: false },
    });
  });

  test('a closure that was cut may hide some', () => {
    const closure = { ...closureOf(['s -> t']), truncated: true };
    expect(find(closure, 's', 't')).toEqual({ paths: ['s>t'], truncated: true });
  });

  const ladder = (layers: number): Arrow[] =>
    Array.from({ length: layers }, (_, n) =>
      ['a', 'b'].flatMap((side) => ['a', 'b'].map((other) => `${side}${n} -> ${other}${n + 1}`)),
    ).flat();

  const millisecondsOf = (work: () => void): number => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };

  test('of the thousand million ways down a ladder a few are found at once', () => {
    const closure = closureOf(ladder(30));
    const took = millisecondsOf(() => {
      const { paths, truncated } = find(closure, 'a0', 'b30', 100);
      expect([paths.length, new Set(paths).size, truncated]).toEqual([100, 100, true]);
      for (const path of paths) expect(path.split(' ')).toHaveLength(30);
    });
    expect(took).toBeLessThan(250);
  });

  test('a chain of thousands of steps, and a knot in which everything leads to everything', () => {
    const chain = closureOf(Array.from({ length: 5000 }, (_, n) => `c${n} -> c${n + 1}`));
    const took = millisecondsOf(() => {
      const { paths } = shortestPaths(chain, { from: 'c0', to: 'c5000', limit: 5 });
      expect(paths.map(({ length }) => length)).toEqual([5000]);
    });
    expect(took).toBeLessThan(3000);
    const knot = [...'abcdefghijklmnop'].flatMap((a, _, all) => all.map((b) => `${a} -> ${b}`));
    const tangled = find(closureOf([...knot, 'a -> end']), 'p', 'end', 1000, 4);
    expect(tangled.truncated).toBe(true);
    expect(tangled.paths.map((path) => path.split(' ').length)).toEqual([
      ...[2, ...Array<number>(14).fill(3), ...Array<number>(182).fill(4)],
    ]);
  });
});
