import { describeWithStack, graphContract } from '@pedigree/testing';
import { neo4jGraph } from './neo4j-graph';

describeWithStack(
  'Neo4j keeps the contract',
  ({ neo4jUri: uri, neo4jUser: user, neo4jPassword: password }) => {
    graphContract('neo4j', async () => {
      const bench = {
        graph: await neo4jGraph({ uri, user, password }),
        reopen: async () => {
          await bench.graph.close();
          bench.graph = await neo4jGraph({ uri, user, password });
          return bench.graph;
        },
      };
      return bench;
    });
  },
);
