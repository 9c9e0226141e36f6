import { EDGE_TYPES } from '@pedigree/lineage';

/** Every Cypher text that writes, but the schema. Lists come in ascending order of key or id: whoever
 * locks in one order waits for others, but never in a circle. */

/**
 * Answers the keys of events that were not there. `batch` is new for every try, so that a try whose
 * commit came through without an answer is not taken for this one.
 */
export const MERGE_EVENTS = `
  UNWIND $given.rows AS row
  MERGE (v:Event {key: row.key})
    ON CREATE SET v += row.properties, v.batch = $given.batch
  WITH v WHERE v.batch = $given.batch
  RETURN v.key AS key`;

const mark = (list: string, change: string): string => `
  CALL (nodes) {
    UNWIND $given.${list} AS place
    WITH nodes[place] AS a
    SET ${change}
  }`;

const createEdges = (type: string): string => `
  CALL (nodes) {
    UNWIND $given.${type} AS row
    WITH nodes[row.from] AS a, nodes[row.to] AS b, row
    CREATE (a)-[r:${type}]->(b)
    SET r = $given.stamps[row.stamp], r += row.own
  }`;

const createAbout = (list: string, label: string, type: string): string => `
  CALL (nodes) {
    UNWIND $given.${list} AS row
    WITH nodes[row.about] AS a, row
    CREATE (f:${label})-[:${type}]->(a)
    SET f = $given.stamps[row.stamp], f += row.own
  }`;

/** Finds the mention by its key while the artifact is locked: the earliest of each partition stays. */
const MERGE_MENTIONS = `
  CALL (nodes) {
    UNWIND $given.mentions AS row
    WITH nodes[row.about] AS a, $given.stamps[row.stamp] AS stamp, row
    MERGE (d:Description {mention: row.mention})
      ON CREATE SET d += stamp, d += row.own
    FOREACH (_ IN CASE WHEN EXISTS { (d)-[:DESCRIBES]->() } THEN [] ELSE [1] END |
      CREATE (d)-[:DESCRIBES]->(a))
    WITH d, stamp, row
    WHERE stamp.offset < d.offset OR (stamp.offset = d.offset AND stamp.eventId < d.eventId)
    SET d = stamp, d += row.own, d.mention = row.mention
  }`;

/**
 * Makes and locks the artifacts, then all that is said of them. Rows name artifacts and stamps by
 * their places in the lists: no artifact is looked up twice, no stamp is sent twice. Removing a
 * property that nobody sets takes the node's lock: what is read after it is what the last writer
 * committed, and relationships find both ends locked in order.
 */
export const CREATE_FACTS = `
  UNWIND $given.artifacts AS row
  MERGE (a:Artifact {id: row.id})
    ON CREATE SET a.base = coalesce(row.base, row.id), a.search = row.search, a.described = false
  REMOVE a.lock
  WITH a, row ORDER BY row.place
  WITH collect(a) AS nodes
  ${mark('models', 'a:Model')}
  ${mark('datasets', 'a:Dataset')}
  ${mark('described', 'a.described = true')}
  ${EDGE_TYPES.map(createEdges).join('')}
  ${createAbout('descriptions', 'Description', 'DESCRIBES')}
  ${MERGE_MENTIONS}
  ${createAbout('evidence', 'Evidence', 'ABOUT')}`;

/** After CREATE_FACTS, which locked them: the latest name is shown, every name is found. */
export const NAME_ARTIFACTS = `
  UNWIND $given.rows AS row
  MATCH (a:Artifact {id: row.id})
  SET a.search = CASE WHEN a.search CONTAINS row.search THEN a.search
                      ELSE a.search + '\\n' + row.search END,
      a.name = CASE WHEN a.named IS NULL OR a.named < row.named THEN row.name ELSE a.name END,
      a.named = CASE WHEN a.named IS NULL OR a.named < row.named THEN row.named ELSE a.named END`;

/** What an event says of a run, a promotion or a deployment is a relationship from the event to it. */
const createHistory = (label: string, type: 'STATES' | 'REVIEWS'): string => `
  UNWIND $given.rows AS row
  MERGE (s:${label} {id: row.id})
  REMOVE s.lock
  WITH s, row
  MATCH (v:Event {key: row.event})
  CREATE (v)-[r:${type}]->(s)
  SET r = row.own`;

export const CREATE_HISTORY = {
  run: createHistory('Run', 'STATES'),
  promotion: createHistory('Promotion', 'STATES'),
  /** Apart: reviews change no view, and anyone may add any number of them. */
  review: createHistory('Promotion', 'REVIEWS'),
  deployment: createHistory('Deployment', 'STATES'),
};

/** A bundle stays as the event that the broker took first gave it. */
export const MERGE_POLICIES = `
  UNWIND $given.rows AS row
  MERGE (p:Policy {digest: row.digest})
    ON CREATE SET p += row.own
  REMOVE p.lock
  WITH p, row
  WHERE row.own.recordedAt < p.recordedAt
    OR (row.own.recordedAt = p.recordedAt AND row.own.eventId < p.eventId)
  SET p += row.own`;

/** Before their facts are read where no step was just added, which locks them too. */
export const LOCK_PROMOTIONS = `
  UNWIND $given.ids AS id
  MATCH (p:Promotion {id: id})
  REMOVE p.lock`;

/** Views, made anew with every step. Those of standing promotions have a label, and so indexes, of their own. */
export const PUT_PROMOTIONS = `
  UNWIND $given.rows AS row
  MATCH (p:Promotion {id: row.view.id})
  SET p = row.view
  FOREACH (_ IN CASE WHEN row.standing THEN [1] ELSE [] END | SET p:Standing)
  FOREACH (_ IN CASE WHEN row.standing THEN [] ELSE [1] END | REMOVE p:Standing)`;

export const PUT_DEPLOYMENTS = `
  UNWIND $given.rows AS row
  MATCH (d:Deployment {id: row.id})
  SET d = row`;

export const ADVANCE_POSITIONS = `
  UNWIND $given.rows AS row
  MERGE (p:Position {key: row.key})
    ON CREATE SET p.topic = row.topic, p.partition = row.partition, p.next = row.next
  REMOVE p.lock
  WITH p, row
  SET p.next = CASE WHEN p.next < row.next THEN row.next ELSE p.next END`;
