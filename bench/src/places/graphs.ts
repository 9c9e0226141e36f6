import { join } from 'node:path';
import { type Graph } from '@pedigree/graph';
import { embeddedGraph } from '@pedigree/graph-embedded';
import { neo4jGraph } from '@pedigree/graph-neo4j';
import { type Bench, type Figure } from '../figure';

export type Backend = Figure['needs'];

/** An empty graph, and what a bare client needs to reach the same one. */
export type OpenGraph =
  | { graph: Graph; kind: 'embedded'; file: string }
  | { graph: Graph; kind: 'stack'; uri: string; user: string; password: string };

export async function openGraph(bench: Bench, backend: Backend): Promise<OpenGraph> {
  if (backend === 'embedded') {
    const directory = bench.folder();
    const graph = await embeddedGraph({ directory });
    return { kind: 'embedded', graph, file: join(directory, 'graph.db') };
  }
  const { neo4jUri: uri, neo4jUser: user, neo4jPassword: password } = await bench.stack();
  return { kind: 'stack', graph: await neo4jGraph({ uri, user, password }), uri, user, password };
}
