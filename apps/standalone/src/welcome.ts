import { resolve } from 'node:path';
import { type Config } from '@pedigree/service-kit';

/** The first lines for the person who started it: where to look, where data lives, how to stop. */
export function welcome(url: string, { backends, apiTokens }: Config): string {
  const writers = apiTokens.length === 0 ? 'anyone who can reach it' : 'holders of a token';
  const lines = [
    ['Explorer', `${url}/`],
    ['API', `${url}/api/v1`],
    ['Docs', `${url}/api/docs`],
    ...(backends.kind === 'embedded'
      ? [
          ['Data', resolve(backends.dataDir)],
          ['Runs on', 'the embedded event log and graph, in this process'],
        ]
      : [
          ['Runs on', `Kafka at ${backends.brokers.join(', ')} and Neo4j at ${backends.neo4j.uri}`],
        ]),
    ['Writes', writers],
    ['Stop', 'Ctrl-C'],
  ];
  const rows = lines.map(([name = '', value = '']) => `  ${name.padEnd(8)} ${value}`);
  return ['', 'Pedigree is ready.', ...rows, ''].join('\n');
}
