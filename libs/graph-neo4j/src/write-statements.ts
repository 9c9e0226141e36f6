import { EDGE_TYPES } from '@pedigree/lineage';

/**
 * Every Cypher text that writes, but the schema. Lists come in ascending order of key or id: whoever
 * locks in one order waits for others, but never in a circle.
 *
 * Setting a property to itself changes nothing and takes the node's lock: what is read after it is what
 * the last writer committed, and relationships find both ends locked in order. To remove a property
 * that nobody ever had would take no lock at all.
 */

/**
 * Answers the keys of events that were not there: one that another transaction makes is seen complete,
 * after it committed, and one that this transaction just made has nothing yet but its key.
 */
export const MERGE_EVENTS = `
  UNWIND $given.rows AS row
  MERGE (v:Event {key: row[0]})
  WITH v, row WHERE v.recordedAt IS NULL
  SET v += row[1]
  RETURN v.key AS key`;

/** As stamps of what they say. */
const EVENTS = `
  CALL () {
    UNWIND range(0, size($given.keys) - 1) AS place
    MATCH (v:Event {key: $given.keys[place]}) USING INDEX v:Event(key)
    WITH v ORDER BY place
    RETURN collect(v) AS events, collect(
      v {.runId, .saidBy, .occurredAt, .recordedAt, .topic, .partition, .offset, eventId: v.key}) AS stamps
  }`;

const ARTIFACTS = `
  CALL () {
    UNWIND range(0, size($given.artifacts) - 1) AS place
    WITH place, $given.artifacts[place] AS row
    MERGE (a:Artifact {id: row[0]})
      ON CREATE SET a.described = row[1], a.base = coalesce(row[2], row[0]), a.search = row[3]
      ON MATCH SET a.described = a.described
    WITH a ORDER BY place
    RETURN collect(a) AS nodes
  }`;

/** The artifacts alone: what is locked in this order first may be locked in any order later. */
export const MAKE_ARTIFACTS = `${ARTIFACTS}
  RETURN size(nodes) AS made`;

const mark = (list: string, label: string): string => `
  CALL (nodes) {
    UNWIND $given.${list} AS place
    WITH nodes[place] AS a WHERE NOT a:${label}
    SET a:${label}
  }`;

const MARK_DESCRIBED = `
  CALL (nodes) {
    UNWIND $given.described AS place
    WITH nodes[place] AS a WHERE NOT a.described
    SET a.described = true
  }`;

const createEdges = (type: string): string => `
  CALL (nodes, stamps) {
    UNWIND $given.${type} AS row
    WITH nodes[row[0]] AS a, nodes[row[1]] AS b, stamps[row[2]] AS stamp, row[3] AS own
    CREATE (a)-[r:${type}]->(b)
    SET r += stamp, r += own
  }`;

const CREATE_DESCRIPTIONS = `
  CALL (nodes) {
    UNWIND $given.descriptions AS row
    WITH nodes[row[0]] AS a, row
    CREATE (:Description {fact: row[1], digest: row[2]})-[:DESCRIBES]->(a)
  }`;

/** Finds the mention by its key while the artifact is locked: the earliest of each partition stays. */
const MERGE_MENTIONS = `
  CALL (nodes) {
    UNWIND $given.mentions AS row
    WITH nodes[row[0]] AS a, row
    MERGE (d:Description {mention: row[3]})
    FOREACH (_ IN CASE WHEN d.offset IS NULL THEN [1] ELSE [] END |
      CREATE (d)-[:DESCRIBES]->(a))
    WITH d, row
    WHERE d.offset IS NULL OR row[4] < d.offset OR (row[4] = d.offset AND row[5] < d.eventId)
    SET d = {fact: row[1], digest: row[2], mention: row[3], offset: row[4], eventId: row[5]}
  }`;

const CREATE_EVIDENCE = `
  CALL (nodes, stamps) {
    UNWIND $given.evidence AS row
    WITH nodes[row[0]] AS a, stamps[row[1]] AS stamp, row[2] AS own
    CREATE (e:Evidence)-[:ABOUT]->(a)
    SET e += stamp, e += own
  }`;

/** What an event says of a run or a deployment is a relationship from the event to it. */
const createHistory = (list: string, label: string): string => `
  CALL (events) {
    UNWIND $given.${list} AS row
    MERGE (s:${label} {id: row[0]})
      ON MATCH SET s.id = s.id
    WITH events[row[1]] AS v, s, row[2] AS own
    CREATE (v)-[r:STATES]->(s)
    SET r += own
  }`;

/** Reviews apart: they change no view, and anyone may add any number of them. */
const CREATE_PROMOTIONS = `
  CALL (events) {
    UNWIND $given.promotion AS row
    MERGE (s:Promotion {id: row[0]})
      ON MATCH SET s.id = s.id
    WITH events[row[1]] AS v, s, row[2] AS own, row[3] AS viewed
    FOREACH (_ IN CASE WHEN viewed THEN [1] ELSE [] END |
      CREATE (v)-[r:STATES]->(s) SET r += own)
    FOREACH (_ IN CASE WHEN viewed THEN [] ELSE [1] END |
      CREATE (v)-[r:REVIEWS]->(s) SET r += own)
  }`;

/**
 * Makes and locks the artifacts, then all that is said of them, and of runs, promotions and deployments.
 * Rows name artifacts and events by their places in the lists: nothing is looked up twice, no stamp
 * is sent. What was just made needs no lock, for nobody else finds it.
 */
export const CREATE_FACTS = [
  EVENTS,
  ARTIFACTS,
  mark('models', 'Model'),
  mark('datasets', 'Dataset'),
  MARK_DESCRIBED,
  ...EDGE_TYPES.map(createEdges),
  CREATE_DESCRIPTIONS,
  MERGE_MENTIONS,
  CREATE_EVIDENCE,
  createHistory('deployment', 'Deployment'),
  CREATE_PROMOTIONS,
  createHistory('run', 'Run'),
].join('');

/** After CREATE_FACTS, which locked them: the latest name is shown, every line is found. */
export const NAME_ARTIFACTS = `
  UNWIND $given.rows AS row
  MATCH (a:Artifact {id: row.id}) USING INDEX a:Artifact(id)
  SET a.search = reduce(text = coalesce(a.search, a.id), line IN row.lines |
        CASE WHEN '\\n' + text + '\\n' CONTAINS '\\n' + line + '\\n' THEN text
             ELSE text + '\\n' + line END),
      a.name = CASE WHEN a.named IS NULL OR a.named < row.named
                    THEN coalesce(row.name, a.name) ELSE a.name END,
      a.named = CASE WHEN a.named IS NULL OR a.named < row.named
                     THEN coalesce(row.named, a.named) ELSE a.named END`;

/** A bundle stays as the event that the broker took first gave it. */
export const MERGE_POLICIES = `
  UNWIND $given.rows AS row
  MERGE (p:Policy {digest: row.digest})
    ON CREATE SET p += row.own
    ON MATCH SET p.name = p.name
  WITH p, row
  WHERE row.own.recordedAt < p.recordedAt
    OR (row.own.recordedAt = p.recordedAt AND row.own.eventId < p.eventId)
  SET p += row.own`;

/** Before their facts are read where no step was just added, which locks them too. */
const lock = (label: string): string => `
  UNWIND $given.ids AS id
  MATCH (n:${label} {id: id})
  SET n.id = n.id`;

export const LOCK = { promotion: lock('Promotion'), deployment: lock('Deployment') };

/** Views, made anew with every step. Those of standing promotions have a label, and so indexes, of their own. */
export const PUT_PROMOTIONS = `
  UNWIND $given.rows AS row
  MATCH (p:Promotion {id: row.view.id})
  SET p = row.view
  FOREACH (_ IN CASE WHEN row.standing THEN [1] ELSE [] END | SET p:Standing)
  FOREACH (_ IN CASE WHEN row.standing THEN [] ELSE [1] END | REMOVE p:Standing)`;

/** The node shows the last span, and when all of them are over. */
export const PUT_DEPLOYMENTS = `
  UNWIND $given.rows AS row
  MATCH (d:Deployment {id: row.view.id})
  SET d = row.view
  FOREACH (s IN [(d)-[:LASTS]->(s:DeploymentSpan) | s] | DETACH DELETE s)
  FOREACH (span IN row.spans | CREATE (d)-[:LASTS]->(s:DeploymentSpan) SET s = span)`;

export const ADVANCE_POSITIONS = `
  UNWIND $given.rows AS row
  MERGE (p:Position {key: row.key})
    ON CREATE SET p.topic = row.topic, p.partition = row.partition, p.next = row.next
    ON MATCH SET p.topic = p.topic
  WITH p, row
  SET p.next = CASE WHEN p.next < row.next THEN row.next ELSE p.next END`;
