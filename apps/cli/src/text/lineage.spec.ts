import fc from 'fast-check';
import pc from 'picocolors';
import { type LineageGraph } from './graph';
import { lineageText } from './lineage';
import { MOST_LEVELS } from './tree';

const PLAIN = pc.createColors(false);

const graphOf = (pairs: readonly (readonly [string, string])[], root = 'n0'): LineageGraph => ({
  root,
  nodes: [...new Set([root, ...pairs.flat()])].map((id) => ({
    id,
    kind: 'model',
    name: id,
    placeholder: false,
  })),
  edges: pairs.map(([from, to]) => ({ type: 'INITIALIZED_FROM', from, to, method: 'finetune' })),
  truncated: false,
});

const textOf = (graph: LineageGraph) => lineageText(graph, 'ancestry', PLAIN);
const linesNaming = (text: string, id: string) =>
  text.split('\n').filter((line) => new RegExp(`\\b${id}\\b`).test(line));

describe('lineage as a tree', () => {
  it('draws a diamond, and its foot once', () => {
    const text = textOf(
      graphOf([
        ['n0', 'n1'],
        ['n0', 'n2'],
        ['n1', 'n3'],
        ['n2', 'n3'],
        ['n3', 'n4'],
      ]),
    );
    expect(text).toBe(`n0
├─ INITIALIZED_FROM (finetune) n1
│  └─ INITIALIZED_FROM (finetune) n3
│     └─ INITIALIZED_FROM (finetune) n4
└─ INITIALIZED_FROM (finetune) n2
   └─ INITIALIZED_FROM (finetune) n3 (see above)

5 artifacts.
`);
  });

  it('turns the edges round for descendants', () => {
    const graph = { ...graphOf([['n1', 'n0']]), edges: graphOf([['n1', 'n0']]).edges };
    expect(lineageText(graph, 'descendants', PLAIN)).toContain('└─ INITIALIZED_FROM (finetune) n1');
  });

  it('names every artifact, draws what is beyond it once, and ends on cycles', () => {
    const id = fc.integer({ min: 0, max: 12 }).map((number) => `n${String(number)}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(id, id), { maxLength: 40 }), (pairs) => {
        const graph = graphOf(pairs);
        const text = textOf(graph);
        for (const node of graph.nodes) {
          const lines = linesNaming(text, node.id);
          expect(lines.length).toBeGreaterThan(0);
          expect(lines.filter((line) => !line.includes('(see above)'))).toHaveLength(1);
        }
      }),
    );
  });

  it('says that the answer was cut, and that levels are not drawn', () => {
    const chain = Array.from(
      { length: MOST_LEVELS + 30 },
      (_, index) => [`n${String(index)}`, `n${String(index + 1)}`] as const,
    );
    const text = textOf({ ...graphOf(chain), truncated: true });
    expect(text).toContain(`more than ${String(MOST_LEVELS)} levels away`);
    expect(text).toContain('and 10 more');
    expect(text).toContain('and there are MORE');
  });

  it('draws a chain of 10,000 without running out of stack', () => {
    const chain = Array.from(
      { length: 10_000 },
      (_, index) => [`n${String(index)}`, `n${String(index + 1)}`] as const,
    );
    expect(textOf(graphOf(chain))).toContain('10001 artifacts');
  });

  it('tells what an edge says, and claims apart from edges', () => {
    const graph = graphOf([['n0', 'n1']]);
    const text = textOf({
      ...graph,
      edges: [
        { type: 'TRAINED_ON', from: 'n0', to: 'n1', stage: 'sft', share: 0.125 },
        { type: 'SHARES_INITIALIZATION', from: 'n0', to: 'n1', relation: 'independent' },
      ],
    });
    expect(text).toContain('TRAINED_ON (sft, 12.5 %) n1');
    expect(text).toContain('n0 and n1: independent');
  });

  it('lets no id steer the terminal', () => {
    const text = textOf(graphOf([['n0', 'evil\u001b[2J\u202e']]));
    expect(text).toContain('evil\ufffd[2J\ufffd\n');
  });
});
