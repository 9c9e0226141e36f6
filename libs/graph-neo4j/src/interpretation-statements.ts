import { EDGE_TYPES } from '@pedigree/lineage';

/** Cypher texts by which facts are made anew out of events. They read through what there is, a part at a time. */

/** Others that make facts anew wait for it. */
export const LOCK = `MATCH (s:PedigreeSchema {id: 'graph'}) SET s.lockedAt = datetime()`;

/** A graph without events is up to date. */
export const BEGIN = `
  OPTIONAL MATCH (v:Event)
  WITH v LIMIT 1
  MERGE (i:PedigreeInterpretation {id: 'graph'})
    ON CREATE SET i.version = CASE WHEN v IS NULL THEN $given.now ELSE $given.first END`;

/** after: the key of the event up to which facts are made anew; null where those of earlier rules are still there. */
export const SELECT_STATE = `
  MATCH (i:PedigreeInterpretation {id: 'graph'})
  RETURN i.version AS version, i.after AS after`;

export const ADVANCE = `MATCH (i:PedigreeInterpretation {id: 'graph'}) SET i.after = $given.after`;

export const FINISH = `
  MATCH (i:PedigreeInterpretation {id: 'graph'})
  SET i.version = $given.version
  REMOVE i.after`;

const dropEdges = (type: string): string => `
  MATCH ()-[r:${type}]->()
  WITH r LIMIT $given.most
  DELETE r
  RETURN count(r) AS dropped`;

const dropNodes = (label: string): string => `
  MATCH (n:${label})
  WITH n LIMIT $given.most
  DETACH DELETE n
  RETURN count(n) AS dropped`;

/** All that follows from events and from nothing else; each until it drops nothing more. Edges first: nodes may have any number of them. */
export const DROP = [
  ...[...EDGE_TYPES, 'DESCRIBES', 'ABOUT', 'STATES', 'REVIEWS', 'LASTS', 'ADDS_TO'].map(dropEdges),
  ...['Description', 'Evidence', 'Run', 'Promotion', 'DeploymentSpan', 'Deployment'].map(dropNodes),
  ...['Policy', 'Artifact'].map(dropNodes),
];

export const SELECT_EVENTS = `
  MATCH (v:Event)
  WHERE v.key > $given.after
  WITH v ORDER BY v.key LIMIT $given.most
  RETURN v.key AS eventId, v.type AS type, v.document AS document,
    v {.runId, .saidBy, .occurredAt, .recordedAt, .topic, .partition, .offset} AS stamp`;
