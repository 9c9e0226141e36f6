import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { graphContract } from '@pedigree/testing';
import { embeddedGraph } from './embedded-graph';

const directories: string[] = [];

afterAll(() => Promise.all(directories.map((directory) => rm(directory, { recursive: true }))));

graphContract('embedded', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'pedigree-graph-'));
  directories.push(directory);
  const bench = {
    graph: await embeddedGraph({ directory }),
    reopen: async () => {
      await bench.graph.close();
      bench.graph = await embeddedGraph({ directory });
      return bench.graph;
    },
  };
  return bench;
});
