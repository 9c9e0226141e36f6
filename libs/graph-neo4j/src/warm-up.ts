import { randomUUID } from 'node:crypto';
import { DEFAULT_READ_TIMEOUT_MS, isGraphError } from '@pedigree/graph';
import { EDGE_TYPES, type Fact, type Recording } from '@pedigree/lineage';
import neo4j from 'neo4j-driver';
import { type Connection } from './connection';
import * as cypher from './read-statements';
import { put } from './writer';

/** What a gate waits for. */
const READS = [
  cypher.SELECT_POSITIONS,
  ...(['upstream', 'downstream'] as const).flatMap((direction) => [
    cypher.reach(direction, undefined),
    cypher.reach(direction, 0),
  ]),
  cypher.SELECT_NAMESAKES,
  cypher.SELECT_CLAIMED,
  cypher.reach('upstream', undefined, true),
  cypher.SELECT_PROMOTION,
  cypher.SELECT_TRAIL,
  ...Object.values(cypher.SELECT_STANDING),
  cypher.SELECT_HISTORY.run,
  cypher.SELECT_DEPLOYMENTS,
  cypher.SELECT_RECORDED,
  cypher.SELECT_POLICY,
];

/** Parameters with which they find nothing. */
const NOTHING = { most: neo4j.int(0) };

/**
 * Runs every statement once: writes on an event of all kinds of facts, which is not kept, and reads on
 * nothing. So the server has made its plans, and the tokens of a new graph, before the first event
 * comes; on a server that has just started that takes seconds. One that is too busy for it makes them later.
 *
 * @throws GraphError that does not pass
 */
export async function warmUp(connection: Connection): Promise<void> {
  try {
    await rehearse(connection);
  } catch (error) {
    if (!isGraphError(error) || !error.retriable) throw error;
  }
}

async function rehearse(connection: Connection): Promise<void> {
  const id = `urn:pedigree:rehearsal:${randomUUID()}`;
  const positions = [{ topic: id, partition: 0, next: 0 }];
  await connection.rehearse((run) => put(run, [everything(id)], positions));
  for (const statement of READS) await connection.read(statement, NOTHING, DEFAULT_READ_TIMEOUT_MS);
}

function everything(id: string): Recording {
  const time = new Date(0).toISOString();
  const place = { topic: id, partition: 0, offset: 0 };
  return {
    stamp: { eventId: id, runId: id, by: id, occurredAt: time, recordedAt: time, ...place },
    type: 'pedigree.rehearsal',
    document: '{}',
    artifacts: [
      { id, kind: 'model' },
      { id, kind: 'dataset' },
    ],
    facts: factsAbout(id),
  };
}

function factsAbout(id: string): Fact[] {
  const promotion = { fact: 'promotion', id, model: id, environment: id } as const;
  const description = { fact: 'description', artifact: id, digest: id } as const;
  return [
    ...EDGE_TYPES.map((type): Fact => ({ fact: 'edge', type, from: id, to: id, properties: {} })),
    { ...description, described: true, name: id, attributes: '{}' },
    { ...description, described: false },
    { fact: 'evidence', kind: 'evaluation', id, about: id, digest: id, data: '{}' },
    { fact: 'run', id, state: 'COMPLETE' },
    { fact: 'deployment', id, model: id, environment: id, state: 'active' },
    { ...promotion, step: 'requested' },
    { ...promotion, step: 'decided', verdict: 'approved', decision: '{}' },
    { ...promotion, step: 'reviewed', actor: id, document: '{}' },
    { fact: 'policy', digest: id, name: id, version: id, document: '' },
  ];
}
