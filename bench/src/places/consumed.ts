import { type StackAddresses } from '@pedigree/testing';
import { perSecond } from '../measure/timing';
import { fineTunes } from '../worlds/fine-tunes';
import { fillLog } from './log';
import { recordedAll, recordedCount, type Standalone } from './standalone';

/**
 * Events a second that some writers take from Kafka to Neo4j together. They are held still while the
 * log is filled, so that only what they do themselves counts.
 */
export async function consumed(
  writers: readonly Standalone[],
  stack: StackAddresses,
  world: string,
  events: number,
): Promise<number> {
  const [first] = writers;
  if (first === undefined) return NaN;
  const before = await recordedCount(first.graph);
  for (const { service } of writers) process.kill(service.pid, 'SIGSTOP');
  try {
    await fillLog(stack, fineTunes(events, { world }));
  } finally {
    for (const { service } of writers) process.kill(service.pid, 'SIGCONT');
  }
  return perSecond(events, () => recordedAll(first.graph, before + events));
}
