import { type PedigreeEvent } from '@pedigree/events';
import { closureOf, type Graph } from '@pedigree/graph';
import { type Bench, type Figure, type Row } from '../figure';
import { compare } from '../measure/compare';
import { medianOf } from '../measure/statistics';
import { eachInTurn } from '../measure/timing';
import { type Backend, openGraph } from '../places/graphs';
import { modelId } from '../worlds/events';
import { recordWorld } from '../worlds/recordings';
import { chain, diamond } from '../worlds/shapes';

const EVERYTHING = { limit: 1_000_000, timeoutMs: 60_000 };
const CALLS = 7;

interface Shape {
  name: string;
  title: string;
  /** Made anew for each graph: a stream can be read once. */
  events: () => Iterable<PedigreeEvent>;
  root: string;
}

/** 500 layers of three hold 3^500 paths; whoever follows paths never ends. */
const LARGE: Shape = {
  name: 'diamond-500x3',
  title: 'a diamond of 500 layers of 3',
  events: () => diamond('large', 500, 3),
  root: modelId('large', 'top'),
};
const SHAPES: readonly Shape[] = [
  {
    name: 'diamond-20x2',
    title: 'a diamond of 20 layers of 2',
    events: () => diamond('small', 20, 2),
    root: modelId('small', 'top'),
  },
  {
    name: 'chain-10000',
    title: 'a chain of 10,000',
    events: () => chain('chain', 10_000),
    root: modelId('chain', 10_000),
  },
];

/** Cost by node and edge: the same for every shape, or something grows that should not. */
const shapesOn = (backend: Backend): Figure => ({
  name: `shapes/${backend}`,
  needs: backend,
  measure: (bench) => measured(bench, backend),
});

async function measured(bench: Bench, backend: Backend): Promise<readonly Row[]> {
  const { graph } = await openGraph(bench, backend);
  for (const { events } of [LARGE, ...SHAPES]) await recordWorld(graph.writer, events());
  for (const { root } of [LARGE, ...SHAPES]) await perElement(graph, root);
  const rows: Row[] = [];
  for (const shape of SHAPES) rows.push(await held(bench, backend, graph, shape));
  await graph.close();
  return rows;
}

const held = (bench: Bench, backend: Backend, graph: Graph, shape: Shape): Promise<Row> =>
  compare(
    {
      figure: `shapes/${backend}/${shape.name}`,
      title: `ancestry of ${shape.title}, time by node and edge`,
      unit: 'us',
      subject: () => perElement(graph, shape.root),
      floor: { name: LARGE.title, run: () => perElement(graph, LARGE.root) },
      target: { atMost: 2 },
    },
    bench.scale,
  );

/** Microseconds. */
async function perElement({ lineage }: Graph, root: string): Promise<number> {
  const query = { roots: [root], direction: 'upstream', ...EVERYTHING } as const;
  const { nodes, edges } = await closureOf(lineage, query);
  const elements = nodes.length + edges.length;
  if (elements === 0) throw new Error(`Nothing is recorded of ${root}.`);
  // As many calls as bring a few thousand: one of a small shape is shorter than a clock tick.
  const calls = Math.max(CALLS, Math.round(4000 / elements));
  const taken = await eachInTurn(calls, () => closureOf(lineage, query));
  return (medianOf(taken) * 1000) / elements;
}

export const shapesEmbedded = shapesOn('embedded');
export const shapesNeo4j = shapesOn('stack');
