import { setTimeout as sleep } from 'node:timers/promises';
import { type Position } from '@pedigree/events';
import { type LineageReader } from '@pedigree/graph';

/** True once `reached` is at or past every one of `required`; a partition that is not listed stands at 0. */
export const covers = (reached: readonly Position[], required: readonly Position[]): boolean =>
  behind(reached, required) === 0;

/** How many messages below `required` are not reached yet, in all partitions together. */
export function behind(reached: readonly Position[], required: readonly Position[]): number {
  const next = new Map(reached.map((each) => [`${each.topic} ${each.partition}`, each.next]));
  return required.reduce(
    (sum, each) =>
      sum + Math.max(0, each.next - (next.get(`${each.topic} ${each.partition}`) ?? 0)),
    0,
  );
}

/**
 * Waits until the graph has read `required`: what the broker acknowledged before someone asked.
 * Looks at once, then after 1, 1.5, 2.3 ... 100 ms.
 *
 * @returns whether it got there within `timeoutMs`
 * @throws GraphError; AbortError after `signal`
 */
export async function caughtUp(
  lineage: Pick<LineageReader, 'positions'>,
  required: readonly Position[],
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  for (let pause = 1; ; pause = Math.min(pause * 1.5, 100)) {
    if (covers(await lineage.positions(), required)) return true;
    if (Date.now() + pause > deadline) return false;
    await sleep(pause, undefined, signal === undefined ? {} : { signal });
  }
}
