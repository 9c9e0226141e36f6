import { backfillOf, readCycloneDx } from '@pedigree/connectors';
import { type Decision, type PedigreeEvent } from '@pedigree/events';
import { type Graph } from '@pedigree/graph';
import { mlBom } from '@pedigree/ml-bom';
import { memoryGraph } from '@pedigree/testing';
import { demoEvents, LINEAGES } from '../apps/standalone/src/demo/lineages';
import { type DemoEvent } from '../apps/standalone/src/demo/types';
import { ancestryOf, judge, record, valid } from './judging';

const AT = new Date('2026-02-02T00:00:00Z');

/** The ancestry of a model, exported as a bill of materials, as events. */
async function exported(graph: Graph, model: string): Promise<PedigreeEvent[]> {
  const ancestry = await ancestryOf(graph, model);
  const text = mlBom(ancestry, { root: model, at: AT, toolVersion: '1.2.3' });
  const reading = readCycloneDx(JSON.parse(text ?? ''));
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  const backfill = backfillOf(reading.value, AT.toISOString());
  if (!backfill.ok) throw new Error(JSON.stringify(backfill.errors));
  return backfill.value.events;
}

/** Of a claim, who said it and how strong it is does not come along; of independence, nothing does. */
const LOST = ['evidence', 'by', 'pValue'];

async function edgesOf(graph: Graph, model: string): Promise<string[]> {
  const { edges } = await ancestryOf(graph, model);
  const shown = edges
    .filter(({ properties }) => properties.relation !== 'independent')
    .map(({ type, from, to, properties }) => {
      const kept = Object.entries(properties).filter(([name]) => !LOST.includes(name));
      return `${from} ${type} ${to} ${JSON.stringify(kept.sort())}`;
    });
  return [...new Set(shown)].sort();
}

/** Rules that fired, and the paths on which weights are shared. */
const witnesses = ({ reasons }: Decision) =>
  reasons
    .map(({ rule, paths }) => ({
      rule,
      paths: paths
        .filter(({ grade }) => grade === 'same' || grade === 'partial')
        .map(({ grade, generator }) => ({ grade, generator })),
    }))
    .filter(({ rule }) => rule !== CROSS_BASE);

/** Rests on a claim of independence: without it the teacher's start is unknown, which is a rule of its own. */
const CROSS_BASE = 'cross-base-unevaluated';

const CANDIDATES = [
  ...new Set(LINEAGES.flatMap(({ expected }) => expected.map(({ candidate }) => candidate))),
];

describe('a bill of materials that is imported by another gate', () => {
  const original = memoryGraph();
  beforeAll(() => record(original, demoEvents().map(valid)));

  it.each(CANDIDATES)('brings the whole ancestry of %s along', async (candidate) => {
    const copy = memoryGraph();
    await record(copy, await exported(original, candidate));
    const edges = await edgesOf(original, candidate);
    expect(edges.length).toBeGreaterThan(0);
    expect(await edgesOf(copy, candidate)).toEqual(edges);
  });

  it.each(CANDIDATES)('lets nothing of %s pass that was blocked', async (candidate) => {
    const copy = memoryGraph();
    await record(copy, await exported(original, candidate));
    const before = await judge(original, candidate);
    const after = await judge(copy, candidate);
    expect(after.indeterminate).toBe(before.indeterminate);
    expect(witnesses(after)).toEqual(expect.arrayContaining(witnesses(before)));
    if (before.verdict === 'blocked') expect(after.verdict).toBe('blocked');
  });

  it.each([true, undefined])('keeps what a run leaves unsaid, complete: %s', async (complete) => {
    const output = 'pkg:generic/acme/m@1';
    const base = { model: 'pkg:generic/acme/base@1', method: 'finetune' };
    const event: DemoEvent = {
      ...{ specversion: '1.0', id: 'e', source: '/s', datacontenttype: 'application/json' },
      ...{ type: 'ai.pedigree.finetune.completed.v1', time: AT.toISOString() },
      data: { run: { id: 'r' }, output, base, corpora: [], complete },
    };
    const [graph, copy] = [memoryGraph(), memoryGraph()];
    await record(graph, [valid(event)]);
    await record(copy, await exported(graph, output));
    const edges = await edgesOf(graph, output);
    expect(edges.join()).toContain('#undisclosed-corpora');
    expect(await edgesOf(copy, output)).toEqual(edges);
  });

  it('says the same twice, and changes nothing then', async () => {
    const [candidate = ''] = CANDIDATES;
    const events = await exported(original, candidate);
    const again = await exported(original, candidate);
    expect(again.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  });
});
