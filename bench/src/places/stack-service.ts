import { neo4jGraph } from '@pedigree/graph-neo4j';
import { stackVariables, type StackAddresses, startProcess } from '@pedigree/testing';
import { type Standalone } from './standalone';

/** Pedigree in one process on a real Kafka and a real Neo4j, and its graph as another process sees it. */
export async function startOnStack(
  stack: StackAddresses,
  folder: string,
  app = 'standalone',
): Promise<Standalone> {
  const { neo4jUri: uri, neo4jUser: user, neo4jPassword: password } = stack;
  const graph = await neo4jGraph({ uri, user, password });
  const service = await startProcess(app, {
    ...stackVariables(stack),
    PEDIGREE_LOG_LEVEL: 'warn',
    PEDIGREE_RATE_LIMIT: '1000000',
    PEDIGREE_DATA_DIR: folder,
  });
  const stop = async () => {
    await graph.close();
    await service.stop();
  };
  return { service, graph, stop };
}
