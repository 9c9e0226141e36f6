import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEvent, type PedigreeEvent, TOPICS } from '@pedigree/events';
import { asOf, closureOf, type Graph } from '@pedigree/graph';
import { embeddedGraph } from '@pedigree/graph-embedded';
import { recordEvent } from '@pedigree/lineage';
import { type AncestrySource, assess } from '@pedigree/promotion';
import { Policies } from '@pedigree/service-kit';
import { demoEvents, LINEAGES } from '../apps/standalone/src/demo/lineages';
import { type Judged, verdictTable } from '../apps/standalone/src/demo/table';
import { type DemoEvent } from '../apps/standalone/src/demo/types';
import { differences } from '../apps/standalone/src/demo/verdicts';

const TOPIC = TOPICS.lineageEvents;
const TAKEN_AT = Date.parse('2026-02-01T00:00:00Z');
const DECIDED_AT = '2026-02-02T00:00:00Z';

function valid(event: DemoEvent): PedigreeEvent {
  const parsed = parseEvent(event, event.time);
  if (!parsed.ok) throw new Error(`${event.id}: ${JSON.stringify(parsed.errors)}`);
  return parsed.value;
}

/** The last event first: what comes of it must not depend on the order. */
async function record(graph: Graph): Promise<void> {
  const recordings = demoEvents()
    .map(valid)
    .reverse()
    .map((event, offset) =>
      recordEvent(event, { topic: TOPIC, partition: 0, offset, timestamp: TAKEN_AT + offset }),
    );
  await graph.writer.record(recordings, [{ topic: TOPIC, partition: 0, next: recordings.length }]);
}

const sourceOf = ({ lineage }: Graph): AncestrySource => ({
  positions: () => lineage.positions(),
  ancestry: async (model, positions) =>
    asOf(
      await closureOf(lineage, {
        roots: [model],
        direction: 'upstream',
        limit: 10_000,
        timeoutMs: 10_000,
      }),
      { positions },
    ),
});

async function judgeAll(graph: Graph): Promise<Judged[]> {
  const source = sourceOf(graph);
  const { policy } = policies.current;
  const judged: Judged[] = [];
  for (const lineage of LINEAGES)
    for (const expected of lineage.expected) {
      const request = { model: expected.candidate, environment: 'production', required: [] };
      const decision = await assess(source, policy, { ...request, decidedAt: DECIDED_AT });
      judged.push({ lineage, expected, decision });
    }
  return judged;
}

const policies = new Policies({});
let directory: string;
let graph: Graph;
let judged: Judged[];

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'pedigree-demo-'));
  graph = await embeddedGraph({ directory });
  await record(graph);
  judged = await judgeAll(graph);
  if (process.env['PRINT_DEMO'] === '1') process.stdout.write(`${verdictTable(judged, false)}\n`);
});
afterAll(async () => {
  policies.onModuleDestroy();
  await graph.close();
  rmSync(directory, { recursive: true });
});

const cases = LINEAGES.flatMap(({ number, expected }) =>
  expected.map(({ candidate }) => [number, candidate] as const),
);

it.each(cases)('judges #%i %s as its group implies', (_number, candidate) => {
  const one = judged.find(({ expected }) => expected.candidate === candidate)!;
  expect(differences(one.expected, one.decision)).toEqual([]);
});

it('calls nothing indeterminate: the recorded ancestry is complete and has no cycle', () => {
  const open = judged.filter(({ decision }) => decision.indeterminate);
  expect(open.map(({ expected }) => expected.candidate)).toEqual([]);
});
