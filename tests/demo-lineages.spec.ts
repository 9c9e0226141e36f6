import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Graph } from '@pedigree/graph';
import { embeddedGraph } from '@pedigree/graph-embedded';
import { demoEvents, LINEAGES } from '../apps/standalone/src/demo/lineages';
import { type Judged, verdictTable } from '../apps/standalone/src/demo/table';
import { differences } from '../apps/standalone/src/demo/verdicts';
import { judge, record, valid } from './judging';

async function judgeAll(graph: Graph): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const lineage of LINEAGES)
    for (const expected of lineage.expected)
      judged.push({ lineage, expected, decision: await judge(graph, expected.candidate) });
  return judged;
}

let directory: string;
let graph: Graph;
let judged: Judged[];

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'pedigree-demo-'));
  graph = await embeddedGraph({ directory });
  await record(graph, demoEvents().map(valid));
  judged = await judgeAll(graph);
  if (process.env['PRINT_DEMO'] === '1') process.stdout.write(`${verdictTable(judged, false)}\n`);
});
afterAll(async () => {
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
