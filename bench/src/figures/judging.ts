import { join } from 'node:path';
import { type PedigreeEvent } from '@pedigree/events';
import { type Graph } from '@pedigree/graph';
import { embeddedGraph } from '@pedigree/graph-embedded';
import { decide } from '@pedigree/promotion';
import { Assessor, type Config, Policies } from '@pedigree/service-kit';
import { type Bench, type Figure, type Row } from '../figure';
import { compare } from '../measure/compare';
import { millisecondsOf } from '../measure/timing';
import { modelId } from '../worlds/events';
import { recordWorld } from '../worlds/recordings';
import { chain, diamond } from '../worlds/shapes';

/** Edges that one run goes over, whatever the shape: small ones are judged many times. */
const EDGES_PER_RUN = 20_000;

interface Shape {
  title: string;
  events(): Iterable<PedigreeEvent>;
  top: string;
}

const diamondOf = (layers: number, width: number): Shape => ({
  title: `a diamond of ${layers} layers x ${width}`,
  events: () => diamond(`d${layers}`, layers, width),
  top: modelId(`d${layers}`, 'top'),
});

const chainOf = (length: number): Shape => ({
  title: `a chain of ${length}`,
  events: () => chain(`c${length}`, length),
  top: modelId(`c${length}`, length),
});

/** Small and large of the same shape: what is linear costs the same per edge. */
const PAIRS = [
  { name: 'diamond', small: diamondOf(20, 2), large: diamondOf(500, 3) },
  { name: 'chain', small: chainOf(100), large: chainOf(10_000) },
];

/** A decision, from the read of the ancestry to the document, on shapes that punish whoever follows paths. */
export const judging: Figure = {
  name: 'judging/embedded-linear',
  needs: 'embedded',
  async measure(bench): Promise<readonly Row[]> {
    const graph = await embeddedGraph({ directory: join(bench.folder(), 'graph') });
    const policies = new Policies({});
    const rows: Row[] = [];
    for (const pair of PAIRS) rows.push(await compared(pair, new Judge(graph, policies), bench));
    policies.onModuleDestroy();
    await graph.close();
    return rows;
  },
};

async function compared(
  { name, small, large }: (typeof PAIRS)[number],
  judge: Judge,
  { scale }: Bench,
): Promise<Row> {
  const [edges, smallEdges] = [await judge.learn(large), await judge.learn(small)];
  return compare(
    {
      figure: `judging/${name}`,
      title: `one decision on ${large.title}, per edge`,
      unit: 'us/edge',
      subject: () => judge.perEdge(large, edges),
      floor: { name: small.title, run: () => judge.perEdge(small, smallEdges) },
      target: { atMost: 2 },
    },
    scale,
  );
}

const LIMITS: Pick<Config, 'ancestryLimit' | 'readTimeoutMs'> = {
  ancestryLimit: 200_000,
  readTimeoutMs: 60_000,
};

class Judge {
  private readonly assessor: Assessor;

  constructor(
    private readonly graph: Graph,
    private readonly policies: Policies,
  ) {
    this.assessor = new Assessor(graph, LIMITS, () => new Date(), policies);
  }

  /** @returns edges of the ancestry */
  async learn({ events, top }: Shape): Promise<number> {
    await recordWorld(this.graph.writer, events());
    const { edges } = await this.assessor.ancestry([top], await this.graph.lineage.positions());
    return edges.length;
  }

  async perEdge({ top }: Shape, edges: number): Promise<number> {
    const times = Math.max(1, Math.round(EDGES_PER_RUN / edges));
    const taken = await millisecondsOf(async () => {
      for (let time = 0; time < times; time++) await this.decide(top);
    });
    return (taken * 1000) / (times * edges);
  }

  private async decide(model: string): Promise<void> {
    const gathered = await this.assessor.gather({ model, environment: 'production' });
    const { problems = [] } = decide(gathered, this.policies.current.policy);
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
  }
}
