import { eventually } from '@pedigree/testing';
import { type Figure, type Row } from '../figure';
import { compare } from '../measure/compare';
import { medianOf } from '../measure/statistics';
import { eachInTurn, millisecondsOf } from '../measure/timing';
import { batchOf, type Client, clientOf, postAll } from '../places/posts';
import { recordedAll, recordedCount, type Standalone, startStandalone } from '../places/standalone';
import { approvable, lateEdge, refTo } from '../worlds/approvable';
import { modelId } from '../worlds/events';
import { slices } from '../worlds/recordings';

const STUDENTS = 10_000;
const GENERATIONS = 10;
/** Further models of the same kind, on which single decisions are timed. */
const SINGLE = 40;
const CONNECTIONS = 8;
const PER_BATCH = 400;
const LIMIT_MS = 900_000;

/** One fact above many approvals: until the last of them is revoked, against so many decisions one by one. */
export const lateEdgeFigure: Figure = {
  name: 'rechecks/embedded-late-edge',
  needs: 'embedded',
  async measure(bench): Promise<readonly Row[]> {
    const students = Math.round(STUDENTS * bench.scale.size);
    const place = await startStandalone(bench.folder());
    const client = clientOf(place.service.url, CONNECTIONS);
    const worlds: string[] = [];
    const row = await compare(
      {
        figure: 'rechecks/embedded-late-edge',
        title: `a late edge above ${students} approvals, until all are revoked`,
        unit: 'ms',
        subject: async (run) => {
          worlds[run] = `late-${run}-${Date.now().toString(36)}`;
          await prepare(place, client, worlds[run], students);
          bench.progress(`${students} models are approved`);
          return revoked(place, client, worlds[run]);
        },
        floor: {
          name: `${students} x the median of one decision over HTTP`,
          run: async (run) => {
            const single = worlds[run] + '-single';
            await tell(place, client, single, SINGLE);
            const taken = await eachInTurn(SINGLE, (n) => ask(client, single, n, 60));
            await revoked(place, client, single);
            return students * medianOf(taken);
          },
        },
        target: { atMost: 0.3 },
      },
      { ...bench.scale, warmUps: 0, runs: Math.min(bench.scale.runs, 3) },
    );
    client.close();
    await place.stop();
    return [row];
  },
};

async function tell({ graph }: Standalone, client: Client, world: string, students: number) {
  const before = await recordedCount(graph);
  const events = [...approvable(world, { students, generations: GENERATIONS })];
  await postAll(client, [...slices(events, PER_BATCH)].map(batchOf), CONNECTIONS);
  await recordedAll(graph, before + events.length);
}

/** Until every model is approved, and what follows from that is worked off. */
async function prepare(place: Standalone, client: Client, world: string, students: number) {
  await tell(place, client, world, students);
  const queue = Array.from({ length: students }, (_, index) => index).values();
  const worker = async () => {
    for (const index of queue) await ask(client, world, index, 0);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  await eventually(async () => (await backlog(place)) === 0, LIMIT_MS);
  await eventually(async () => (await standing(place, modelId(world, students - 1))) > 0, LIMIT_MS);
}

/** Messages that no service has worked off yet. */
async function backlog({ service }: Standalone): Promise<number> {
  const metrics = await (await fetch(new URL('/metrics', service.url))).text();
  const lags = metrics.matchAll(/^pedigree_consumer_lag_messages\{.*\} (\d+)$/gm);
  return [...lags].reduce((sum, [, messages]) => sum + Number(messages), 0);
}

async function standing({ graph }: Standalone, ...models: string[]): Promise<number> {
  const scope = models.length === 0 ? {} : { models };
  const { items } = await graph.promotions.standing({ ...scope, limit: 1 });
  return items.length;
}

const revoked = (place: Standalone, client: Client, world: string): Promise<number> =>
  millisecondsOf(async () => {
    await postAll(client, [batchOf([lateEdge(world)])], 1);
    await eventually(async () => (await standing(place)) === 0, LIMIT_MS);
  });

/** @throws Error where it was to be decided, and is not approved */
async function ask(client: Client, world: string, index: number, wait: number): Promise<void> {
  const model = refTo(modelId(world, index));
  const body = JSON.stringify({ model, environment: 'production', requestedBy: 'bench' });
  const answer = await client.post(`/api/v1/promotions?wait=${wait}`, 'application/json', body);
  if (wait > 0 && (JSON.parse(answer) as { verdict?: string }).verdict !== 'approved')
    throw new Error(answer);
}
