import { join } from 'node:path';
import { embeddedGraph } from '@pedigree/graph-embedded';
import { type Figure, type Row } from '../figure';
import { compare } from '../measure/compare';
import { millisecondsOf } from '../measure/timing';
import { addFamily, growHub } from '../places/decisions';
import { type Standalone, startStandalone } from '../places/standalone';

const ARTIFACTS = 1_000_000;

/** From the start of the process until it says that it is ready. */
export const startEmbedded: Figure = {
  name: 'start/embedded',
  needs: 'embedded',
  async measure(bench): Promise<readonly Row[]> {
    const [full, empty] = [bench.folder(), bench.folder()];
    const artifacts = Math.round(ARTIFACTS * bench.scale.size);
    const graph = await embeddedGraph({ directory: join(full, 'lineage') });
    await addFamily(graph);
    await growHub(graph, 0, artifacts);
    await graph.close();
    const row = await compare(
      {
        figure: 'start/embedded',
        title: `start to ready with ${artifacts.toLocaleString('en')} artifacts on the disk`,
        unit: 'ms',
        subject: () => readyIn(full),
        floor: { name: 'with an empty folder', run: (run) => readyIn(join(empty, String(run))) },
        bound: { atMost: 3000 },
      },
      bench.scale,
    );
    return [row];
  },
};

async function readyIn(directory: string): Promise<number> {
  let place: Standalone | undefined;
  const taken = await millisecondsOf(async () => (place = await startStandalone(directory)));
  await place?.stop();
  return taken;
}
