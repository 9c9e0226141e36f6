import { parentPort, workerData } from 'node:worker_threads';
import { type Config, unnamedPrincipal } from '@pedigree/service-kit';
import { GraphRecorder, serveRecorder } from '@pedigree/services/lineage-writer';
import { openGraph } from '@pedigree/wiring';

/** The thread of `LineageWriterModule.inThread`: it has the graph's writer to itself. */
async function main(config: Config): Promise<void> {
  if (parentPort === null) throw new Error('This script is run by main.ts, in a thread.');
  const graph = await openGraph(config);
  const recorder = new GraphRecorder(graph, () => new Date(), unnamedPrincipal(config));
  serveRecorder(parentPort, recorder, () => graph.close());
}

void main(workerData as Config);
