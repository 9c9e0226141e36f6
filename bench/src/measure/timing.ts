/** Milliseconds that the work took. */
export async function millisecondsOf(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** How many a second. */
export const perSecond = async (count: number, work: () => unknown): Promise<number> =>
  (count * 1000) / (await millisecondsOf(work));

/** Milliseconds of each of several calls, one after the other. */
export async function eachInTurn(
  count: number,
  work: (index: number) => Promise<unknown>,
): Promise<number[]> {
  const taken: number[] = [];
  for (let index = 0; index < count; index++) taken.push(await millisecondsOf(() => work(index)));
  return taken;
}
