import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { judge } from '../../judge';
import { compiled } from '../fixtures/bundles';
import { Report } from '../report';
import { readSource } from '../source';
import { draftsOf, recordingsOf } from './events';
import { subgraphOf } from './subgraph';

const file = (name: string): string =>
  readFileSync(join(__dirname, '../../../../../policies', name), 'utf8');
const policy = compiled(file('default.yaml'));
const { histories } = parse(file('cases/default.yaml')) as { histories: Record<string, object[]> };

function recordings(names: readonly string[]) {
  const reading = readSource('{}');
  if (!reading.ok) throw new Error('unreadable');
  const events = names.flatMap((name) => histories[name] ?? []);
  return recordingsOf(draftsOf(events, [], new Report(reading.source)));
}

describe('subgraphOf', () => {
  const told = recordings(['starts', 'relay', 'evaluated', 'probed', 'denied-by-kim']);

  it('answers what a graph would: nodes with their facts, edges, and the root that was asked for', () => {
    const graph = subgraphOf(told, 'student');
    expect(graph).toMatchObject({ roots: ['student'], truncated: false });
    expect(graph.nodes.map(({ id, kinds }) => [id, kinds])).toContainEqual([
      'second-data',
      ['dataset'],
    ]);
    expect(
      graph.nodes.find(({ id }) => id === 'student')?.evidence.map(({ kind }) => kind),
    ).toEqual([...['evaluation', 'evaluation', 'probe', 'review']]);
    expect(graph.edges.map(({ type, from, to }) => [type, from, to])).toContainEqual([
      ...['GENERATED_BY', 'first-data', 'teacher'],
    ]);
  });

  it('is judged the same in any order, and with duplicates', () => {
    const decide = (all: typeof told) => {
      const decidedAt = '2026-02-01T00:00:00Z';
      const ancestry = subgraphOf(all, 'student');
      return judge(
        { model: 'student', environment: 'x', decidedAt, ancestry, problems: [] },
        policy,
      );
    };
    const reasons = (all: typeof told) =>
      decide(all).reasons.map(({ rule, severity }) => [rule, severity]);
    const expected = reasons(told);
    expect(expected.length).toBeGreaterThan(0);
    const shuffled = fc
      .shuffledSubarray([...told, ...told], { minLength: told.length * 2 })
      .map((all) => [...all]);
    fc.assert(
      fc.property(shuffled, (all) => {
        expect(reasons(all)).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });
});
