import { closureOf } from '@pedigree/graph';
import { type Bench, type Figure, type Row } from '../figure';
import { compare } from '../measure/compare';
import { medianOf, quantileOf } from '../measure/statistics';
import { eachInTurn } from '../measure/timing';
import { bareClosure } from '../peers/bare-closure';
import { type Backend, openGraph } from '../places/graphs';
import { modelId } from '../worlds/events';
import { recordWorld } from '../worlds/recordings';
import { generations } from '../worlds/shapes';

const GENERATIONS = 1000;
const CALLS = 20;
const WARM_UP_CALLS = 20;
const EVERYTHING = { limit: 1_000_000, timeoutMs: 60_000 };

/** All that a decision reads of a model with a long history, aliases looked for, in canonical order. */
const ancestryOn = (backend: Backend): Figure => ({
  name: `ancestry/${backend}`,
  needs: backend,
  measure: async (bench) => [await measured(bench, backend)],
});

async function measured(bench: Bench, backend: Backend): Promise<Row> {
  const open = await openGraph(bench, backend);
  const { graph } = open;
  await recordWorld(graph.writer, generations('w', GENERATIONS));
  const root = modelId('w', GENERATIONS);
  const bare = bareClosure(open);
  const query = { roots: [root], direction: 'upstream', ...EVERYTHING } as const;
  const p99: number[] = [];
  const ours = async () => {
    const taken = await eachInTurn(CALLS, () => closureOf(graph.lineage, query));
    p99.push(quantileOf(taken, 0.99));
    return medianOf(taken);
  };
  const floor = async () => medianOf(await eachInTurn(CALLS, () => bare.read(root)));
  await eachInTurn(WARM_UP_CALLS, async () => (await ours(), await floor()));
  const { nodes, edges } = await closureOf(graph.lineage, query);
  const row = await compare(
    {
      figure: `ancestry/${backend}`,
      title: `full ancestry over ${GENERATIONS} generations: ${nodes.length - 1} ancestors, ${edges.length} edges, one call`,
      unit: 'ms',
      subject: ours,
      floor: { name: 'the bare query, rows as they come', run: floor },
      ...(backend === 'embedded' ? { bound: { atMost: 10 } } : { target: { atMost: 1.5 } }),
    },
    bench.scale,
  );
  await bare.close();
  await graph.close();
  return { ...row, more: { 'p99 ms': medianOf(p99) } };
}

export const ancestryEmbedded = ancestryOn('embedded');
export const ancestryNeo4j = ancestryOn('stack');
