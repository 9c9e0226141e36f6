import { type StackAddresses } from '@pedigree/testing';
import { type Bench, type Figure, type Row } from '../figure';
import { compare } from '../measure/compare';
import { consumed } from '../places/consumed';
import { fillLog } from '../places/log';
import { startOnStack } from '../places/stack-service';
import { type Standalone } from '../places/standalone';

const EVENTS = 12_000;
const WRITERS = [2, 4];

/** What more writers bring while one Neo4j serves them all. */
export const scaleWriters: Figure = {
  name: 'scale/writers',
  needs: 'stack',
  long: true,
  async measure(bench): Promise<readonly Row[]> {
    const stack = await bench.stack();
    await fillLog(stack, []);
    const rows: Row[] = [];
    for (const count of WRITERS) rows.push(await held(bench, stack, count));
    return rows;
  },
};

function held(bench: Bench, stack: StackAddresses, count: number): Promise<Row> {
  const events = Math.round(EVENTS * bench.scale.size);
  const together = (writers: number) => (run: number) =>
    speedOf(bench, stack, writers, `of-${count}-${writers}-${run}`, events);
  return compare(
    {
      figure: `scale/writers-${count}`,
      title: `${events} fine-tune events from Kafka to Neo4j, ${count} lineage-writers`,
      unit: 'events/s',
      subject: together(count),
      floor: { name: 'one lineage-writer', run: together(1) },
    },
    bench.scale,
  );
}

async function speedOf(
  bench: Bench,
  stack: StackAddresses,
  count: number,
  world: string,
  events: number,
): Promise<number> {
  const writers: Standalone[] = [];
  for (let index = 0; index < count; index++)
    writers.push(await startOnStack(stack, bench.folder(), { app: 'lineage-writer' }));
  // The first events of a process are slow, and its group has just come together.
  await consumed(writers, stack, `${world}-warm`, Math.round(events / 3));
  const speed = await consumed(writers, stack, world, events);
  for (const writer of writers) await writer.stop();
  return speed;
}
