import { type StackAddresses } from '@pedigree/testing';
import { type Bench, type Figure, type Row } from '../figure';
import { compare } from '../measure/compare';
import { decided, requestsFor } from '../places/decided';
import { fillLog } from '../places/log';
import { startOnStack } from '../places/stack-service';
import { type Standalone } from '../places/standalone';
import { fineTunes } from '../worlds/fine-tunes';
import { recordWorld } from '../worlds/recordings';

const REQUESTS = 2_000;
const WORLD = 'gated';
const GATES = [2, 4];

/** What more gates bring while one Neo4j answers them all and one writer records what they decide. */
export const scaleGates: Figure = {
  name: 'scale/gates',
  needs: 'stack',
  long: true,
  async measure(bench): Promise<readonly Row[]> {
    const stack = await bench.stack();
    await fillLog(stack, []);
    const requests = Math.round(REQUESTS * bench.scale.size);
    const writer = await startOnStack(stack, bench.folder(), { app: 'lineage-writer' });
    const world = fineTunes(requests, { world: WORLD });
    await recordWorld(writer.graph.writer, world, { topic: 'bench.gated' });
    const rows: Row[] = [];
    for (const count of GATES) rows.push(await held(bench, stack, count, requests));
    await writer.stop();
    return rows;
  },
};

function held(bench: Bench, stack: StackAddresses, count: number, requests: number): Promise<Row> {
  const together = (gates: number) => (run: number) =>
    speedOf(bench, stack, gates, `of-${count}-${gates}-${run}`, requests);
  return compare(
    {
      figure: `scale/gates-${count}`,
      title: `${requests} promotions of as many models, ${count} policy services`,
      unit: 'decisions/s',
      subject: together(count),
      floor: { name: 'one policy service', run: together(1) },
    },
    bench.scale,
  );
}

async function speedOf(
  bench: Bench,
  stack: StackAddresses,
  count: number,
  run: string,
  requests: number,
): Promise<number> {
  const gates: Standalone[] = [];
  // One key for all of them: a decision is checked by whoever asks, whichever gate made it.
  const folder = bench.folder();
  for (let index = 0; index < count; index++)
    gates.push(await startOnStack(stack, folder, { app: 'policy' }));
  await decided(gates, stack, requestsFor(WORLD, `${run}-warm`, Math.round(requests / 5)));
  const speed = await decided(gates, stack, requestsFor(WORLD, run, requests));
  for (const gate of gates) await gate.stop();
  return speed;
}
