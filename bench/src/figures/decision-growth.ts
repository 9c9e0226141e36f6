import { join } from 'node:path';
import { embeddedGraph } from '@pedigree/graph-embedded';
import { neo4jGraph } from '@pedigree/graph-neo4j';
import { type StackAddresses } from '@pedigree/testing';
import { type Bench, type Figure, type Row } from '../figure';
import { compare } from '../measure/compare';
import { medianOf, quantileOf } from '../measure/statistics';
import { addFamily, decisionTimes, growHub } from '../places/decisions';
import { clientOf } from '../places/posts';
import { startOnStack } from '../places/stack-service';
import { type Standalone, startStandalone } from '../places/standalone';

/** Artifacts of the graph; five times as many edges. */
const SMALL = 10_000;
const SIZES = [100_000, 1_000_000];
const WARM_UP = 100;
const DECISIONS = 200;
const P99_MS = { embedded: 50, stack: 150 };

/** Starts Pedigree over a graph that is there already. */
type Place = (run: number) => Promise<Standalone>;
type Kind = Figure['needs'];

export const decisionGrowthEmbedded: Figure = {
  name: 'decision/embedded-growth',
  needs: 'embedded',
  long: true,
  async measure(bench) {
    const grown = async (size: number): Promise<Place> => {
      const directory = bench.folder();
      const graph = await embeddedGraph({ directory: join(directory, 'lineage') });
      await addFamily(graph);
      await growHub(graph, 0, size);
      await graph.close();
      return () => startStandalone(directory);
    };
    const small = await grown(scaled(bench, SMALL));
    const rows: Row[] = [];
    for (const size of SIZES.map((one) => scaled(bench, one))) {
      bench.progress(`a graph of ${size} artifacts`);
      rows.push(...(await held(bench, 'embedded', size, await grown(size), small)));
    }
    return rows;
  },
};

export const decisionGrowthStack: Figure = {
  name: 'decision/stack-growth',
  needs: 'stack',
  long: true,
  async measure(bench) {
    const small = await bench.stack();
    await grow(small, 0, scaled(bench, SMALL));
    const large = await bench.stack();
    const rows: Row[] = [];
    let from = 0;
    for (const size of SIZES.map((one) => scaled(bench, one))) {
      bench.progress(`a graph of ${size} artifacts`);
      await grow(large, from, size);
      from = size;
      const [there, here] = [placeOn(large, bench), placeOn(small, bench)];
      rows.push(...(await held(bench, 'stack', size, there, here)));
    }
    return rows;
  },
};

const scaled = ({ scale }: Bench, size: number): number => Math.round(size * scale.size);

const placeOn =
  (stack: StackAddresses, bench: Bench): Place =>
  () =>
    startOnStack(stack, bench.folder());

async function grow(stack: StackAddresses, from: number, to: number): Promise<void> {
  const { neo4jUri: uri, neo4jUser: user, neo4jPassword: password } = stack;
  const graph = await neo4jGraph({ uri, user, password });
  await addFamily(graph);
  await growHub(graph, from, to);
  await graph.close();
}

/** One row on the median, by which growth is seen best, and one on the slowest. */
async function held(bench: Bench, kind: Kind, size: number, large: Place, small: Place) {
  const p99: number[] = [];
  const p50: number[] = [];
  const artifacts = `${size.toLocaleString('en')} artifacts`;
  const about = `a decision on a model with 500 ancestors among ${artifacts}, end to end`;
  const figure = `decision/${kind}-growth/${size}`;
  const median = await compare(
    {
      figure,
      title: `${about}: median`,
      unit: 'ms',
      subject: async (run) => {
        const taken = await timesIn(large, run);
        p99.push(quantileOf(taken, 0.99));
        p50.push(medianOf(taken));
        return medianOf(taken);
      },
      floor: {
        name: `among ${scaled(bench, SMALL).toLocaleString('en')}`,
        run: async (run) => medianOf(await timesIn(small, run)),
      },
      target: { atMost: 1.3 },
    },
    bench.scale,
  );
  const counted = <T>(values: readonly T[]) => values.slice(bench.scale.warmUps).values();
  const pairs = { p99: counted(p99), p50: counted(p50) };
  const slowest = await compare(
    {
      figure: `${figure}/p99`,
      title: `${about}: p99`,
      unit: 'ms',
      subject: async () => pairs.p99.next().value ?? NaN,
      floor: { name: 'its own median', run: async () => pairs.p50.next().value ?? NaN },
      bound: { atMost: P99_MS[kind] },
    },
    { ...bench.scale, warmUps: 0 },
  );
  return [median, slowest];
}

async function timesIn(place: Place, run: number): Promise<number[]> {
  const { service, stop } = await place(run);
  const client = clientOf(service.url, 1);
  try {
    await decisionTimes(client, WARM_UP);
    return await decisionTimes(client, DECISIONS);
  } finally {
    client.close();
    await stop();
  }
}
