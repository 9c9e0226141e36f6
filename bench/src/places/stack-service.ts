import { neo4jGraph } from '@pedigree/graph-neo4j';
import { stackVariables, type StackAddresses, startProcess } from '@pedigree/testing';
import { kept, type Standalone } from './standalone';

interface StackServiceOptions {
  /** Which of the services. @default all in one process */
  app?: string;
  env?: Readonly<Record<string, string>>;
}

/** Pedigree in one process on a real Kafka and a real Neo4j, and its graph as another process sees it. */
export async function startOnStack(
  stack: StackAddresses,
  folder: string,
  { app = 'standalone', env = {} }: StackServiceOptions = {},
): Promise<Standalone> {
  const { neo4jUri: uri, neo4jUser: user, neo4jPassword: password } = stack;
  const graph = await neo4jGraph({ uri, user, password });
  const service = await startProcess(app, {
    ...stackVariables(stack),
    PEDIGREE_LOG_LEVEL: 'warn',
    PEDIGREE_RATE_LIMIT: '1000000',
    PEDIGREE_DATA_DIR: folder,
    ...env,
  });
  return kept(service, graph);
}
