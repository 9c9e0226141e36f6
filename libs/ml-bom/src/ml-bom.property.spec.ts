import { type LineageEdge, type LineageNode, type Subgraph } from '@pedigree/lineage';
import fc from 'fast-check';
import { allOf, bomOf, dependenciesOf, textOfBom } from './spec-bom';

const NAMES = ['m', 'm@1', 'm@2', 'pkg:generic/a/d@1', 'urn:x', 'odd name ✓', '__proto__'];
const TYPES = ['INITIALIZED_FROM', 'TRAINED_ON', 'GENERATED_BY', 'SHARES_INITIALIZATION'] as const;
const TIME = '2026-01-01T00:00:00.000Z';

const stamp = (offset: number) => ({
  ...{ eventId: `/test e${String(offset)}`, occurredAt: TIME, recordedAt: TIME },
  ...{ topic: 'lineage.events', partition: 0, offset },
});

/** Properties that are about another component. */
const LINK = /^pedigree:[A-Z_]+$/;
const refIn = (value: string) => (JSON.parse(value) as { ref: string }).ref;

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'MIT', 'apache-2.0'),
);
const attributes = fc
  .dictionary(fc.constantFrom('license', 'version', 'developer', 'uri', 'architecture'), text)
  .map((said) => JSON.stringify(said));

const description = fc.record({
  digest: fc.constantFrom('a', 'b').map((digit) => `sha256:${digit.repeat(64)}`),
  described: fc.boolean(),
  name: text.filter((name) => name.length > 0),
  attributes,
});

const node = fc.tuple(fc.constantFrom('model', 'dataset'), fc.array(description, { maxLength: 3 }));

const edge = fc.record({
  type: fc.constantFrom(...TYPES),
  from: fc.constantFrom(...NAMES),
  to: fc.constantFrom(...NAMES),
  properties: fc.record(
    { share: fc.double({ min: 0, max: 1, noNaN: true }), method: text, decoding: text },
    { requiredKeys: [] },
  ),
});

/** Any graph of these names, with loops, cycles, contradictions and whatever producers wrote. */
const ancestry = fc
  .tuple(
    fc.array(node, { minLength: NAMES.length, maxLength: NAMES.length }),
    fc.array(edge, { maxLength: 12 }),
    fc.boolean(),
  )
  .map(([nodes, edges, truncated]): Subgraph => ({
    roots: ['m@1'],
    nodes: nodes.map(([kind, said], at): LineageNode => {
      const id = NAMES[at]!;
      const descriptions = said.map((each, nth) => ({
        ...{ fact: 'description' as const, artifact: id, ...each, ...stamp(10 * at + nth) },
      }));
      return { id, kinds: [kind], descriptions, evidence: [] };
    }),
    edges: edges.map((each, nth): LineageEdge => ({ fact: 'edge', ...each, ...stamp(1000 + nth) })),
    truncated,
  }));

describe('an ML-BOM of any ancestry', () => {
  it('is valid, has a component for each artifact and depends on nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(ancestry, async (given) => {
        const bom = await bomOf(given);
        const refs = allOf(bom).map((component) => component['bom-ref']);
        expect(refs.toSorted()).toEqual(NAMES.toSorted());
        const known = new Set(refs);
        const depends = new Map(Object.entries(dependenciesOf(bom)));
        for (const [ref, others] of depends)
          for (const id of [ref, ...others]) expect(known).toContain(id);
        for (const { type, from, to } of given.edges)
          if (type !== 'SHARES_INITIALIZATION' && from !== to)
            expect(depends.get(from)).toContain(to);
        for (const { name, value } of allOf(bom).flatMap(({ properties = [] }) => properties))
          if (LINK.test(name)) expect(known).toContain(refIn(value));
        for (const { dependencies } of bom.compositions)
          for (const id of dependencies) expect(known).toContain(id);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same in whatever order and how often facts were read', () => {
    fc.assert(
      fc.property(ancestry, (given) => {
        const turned: Subgraph = {
          ...given,
          nodes: given.nodes.toReversed().map((each) => ({
            ...each,
            descriptions: each.descriptions.toReversed(),
          })),
          edges: [...given.edges, ...given.edges].toReversed(),
        };
        expect(textOfBom(turned)).toBe(textOfBom(given));
      }),
    );
  });
});
