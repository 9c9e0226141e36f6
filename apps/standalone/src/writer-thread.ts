import { parentPort, workerData } from 'node:worker_threads';
import { type Config } from '@pedigree/service-kit';
import { GraphRecorder, serveRecorder } from '@pedigree/services/lineage-writer';
import { openGraph } from '@pedigree/wiring';

/** The thread of `LineageWriterModule.inThread`: it has the graph's writer to itself. */
async function main(config: Config): Promise<void> {
  if (parentPort === null) throw new Error('This script is run by main.ts, in a thread.');
  const { writer, close } = await openGraph(config);
  serveRecorder(parentPort, new GraphRecorder(writer, () => new Date()), close);
}

void main(workerData as Config);
