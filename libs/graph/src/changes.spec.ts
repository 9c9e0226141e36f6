import { type EvidenceFact, type Stamped, type Subgraph } from '@pedigree/lineage';
import fc from 'fast-check';
import { asOf } from './as-of';
import { type Changes, changesBetween } from './changes';
import { FakeReader, stampOf } from './fixtures/fake-reader';

const at = (second: number): string => new Date(second * 1000).toISOString();

const flag = (about: string, second: number): Stamped<EvidenceFact> => ({
  ...{ fact: 'evidence', kind: 'flag', id: `f${second}`, about, data: '{}' },
  ...stampOf(second),
});

/** Edges in the order of their seconds, then flags. */
function worldOf(arrows: readonly string[], flagged: readonly string[] = []): Subgraph {
  const { nodes, edges } = new FakeReader(arrows, {}, ['s', ...flagged]);
  const flags = flagged.map((id, n) => flag(id, arrows.length + n));
  const said = nodes.map((node) => ({
    ...node,
    evidence: flags.filter(({ about }) => about === node.id),
  }));
  return { roots: ['s'], nodes: said, edges, truncated: false };
}

const name = fc.constantFrom('s', 'a', 'b', 'c', 'd');
const worlds = fc
  .tuple(
    fc.array(
      fc.tuple(name, fc.constantFrom('->', '->', '~'), name).map((parts) => parts.join(' ')),
      { maxLength: 10 },
    ),
    fc.array(name, { maxLength: 4 }),
  )
  .map(([arrows, flagged]) => worldOf(arrows, flagged));
const moments = fc
  .array(fc.integer({ min: -1, max: 15 }), { minLength: 3, maxLength: 3 })
  .map((seconds) => seconds.toSorted((a, b) => a - b).map(at) as [string, string, string]);

const keysOf = ({ nodes, edges, evidence }: Changes): string[] => [
  ...nodes.map(({ id }) => id),
  ...[...edges, ...evidence].map((fact) => JSON.stringify(fact)),
];
const stateOf = ({ nodes, edges }: Subgraph): string[] =>
  keysOf({ nodes, edges, evidence: nodes.flatMap(({ evidence }) => evidence) });

describe('changesBetween', () => {
  test('what was there and what was added is what is there', () => {
    fc.assert(
      fc.property(worlds, moments, (world, [since, , until]) => {
        const added = keysOf(changesBetween(world, { since, until }));
        const before = stateOf(asOf(world, { recordedAt: since }));
        const after = stateOf(asOf(world, { recordedAt: until }));
        expect([...before, ...added].toSorted()).toEqual(after.toSorted());
      }),
    );
  });

  test('changes of two spans in a row are those of the whole span', () => {
    fc.assert(
      fc.property(worlds, moments, (world, [first, second, third]) => {
        const spans = [
          { since: first, until: second },
          { since: second, until: third },
        ];
        const parts = spans.flatMap((span) => keysOf(changesBetween(world, span)));
        const whole = keysOf(changesBetween(world, { since: first, until: third }));
        expect(parts.toSorted()).toEqual(whole.toSorted());
      }),
    );
  });

  test('a late edge brings all that was behind it', () => {
    const world = worldOf(['a -> b', 's -> a'], ['b']);
    const { nodes, edges, evidence } = changesBetween(world, { since: at(0), until: at(9) });
    expect(nodes.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(edges.map(({ eventId }) => eventId)).toEqual(['e0', 'e1']);
    expect(evidence.map(({ id }) => id)).toEqual(['f2']);
  });
});
