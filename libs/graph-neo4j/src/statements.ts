import { EDGE_TYPES, TRANSMISSION_EDGES } from '@pedigree/lineage';

/** Every Cypher text but the schema. Lists come in ascending order of key or id: whoever locks in
 * one order waits for others, but never in a circle. */

/**
 * Answers the keys of events that were not there. `batch` is new for every try, so that a try whose
 * commit came through without an answer is not taken for this one.
 */
export const MERGE_EVENTS = `
  UNWIND $rows AS row
  MERGE (v:Event {key: row.key})
    ON CREATE SET v += row.properties, v.batch = $batch
  WITH v WHERE v.batch = $batch
  RETURN v.key AS key`;

const mark = (list: string, change: string): string => `
  CALL (nodes) {
    UNWIND $${list} AS place
    WITH nodes[place] AS a
    SET ${change}
  }`;

const createEdges = (type: string): string => `
  CALL (nodes) {
    UNWIND $${type} AS row
    WITH nodes[row.from] AS a, nodes[row.to] AS b, row
    CREATE (a)-[r:${type}]->(b)
    SET r = $stamps[row.stamp], r += row.own
  }`;

const createAbout = (list: string, label: string, type: string): string => `
  CALL (nodes) {
    UNWIND $${list} AS row
    WITH nodes[row.about] AS a, row
    CREATE (f:${label})-[:${type}]->(a)
    SET f = $stamps[row.stamp], f += row.own
  }`;

/** Finds the mention by its key while the artifact is locked: the earliest of each partition stays. */
const MERGE_MENTIONS = `
  CALL (nodes) {
    UNWIND $mentions AS row
    WITH nodes[row.about] AS a, $stamps[row.stamp] AS stamp, row
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
  UNWIND $artifacts AS row
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
  UNWIND $rows AS row
  MATCH (a:Artifact {id: row.id})
  SET a.search = CASE WHEN a.search CONTAINS row.search THEN a.search
                      ELSE a.search + '\\n' + row.search END,
      a.name = CASE WHEN a.named IS NULL OR a.named < row.named THEN row.name ELSE a.name END,
      a.named = CASE WHEN a.named IS NULL OR a.named < row.named THEN row.named ELSE a.named END`;

/** What an event says of a run, a promotion or a deployment is a relationship from the event to it. */
const createHistory = (label: string): string => `
  UNWIND $rows AS row
  MERGE (s:${label} {id: row.id})
  REMOVE s.lock
  WITH s, row
  MATCH (v:Event {key: row.event})
  CREATE (v)-[r:STATES]->(s)
  SET r = row.own`;

export const CREATE_HISTORY = {
  run: createHistory('Run'),
  promotion: createHistory('Promotion'),
  deployment: createHistory('Deployment'),
};

const selectHistory = (label: string): string => `
  UNWIND $ids AS id
  MATCH (s:${label} {id: id})<-[r:STATES]-(v:Event)
  RETURN properties(r) AS fact, v {.runId, .occurredAt, .recordedAt, .topic, .partition, .offset} AS stamp,
    v.key AS eventId`;

export const SELECT_HISTORY = {
  run: selectHistory('Run'),
  promotion: selectHistory('Promotion'),
  deployment: selectHistory('Deployment'),
};

/** Views, made anew with every step. */
const putViews = (label: string): string => `
  UNWIND $rows AS row
  MATCH (s:${label} {id: row.id})
  SET s = row`;

export const PUT_PROMOTIONS = putViews('Promotion');
export const PUT_DEPLOYMENTS = putViews('Deployment');

export const ADVANCE_POSITIONS = `
  UNWIND $rows AS row
  MERGE (p:Position {key: row.key})
    ON CREATE SET p.topic = row.topic, p.partition = row.partition, p.next = row.next
  REMOVE p.lock
  WITH p, row
  SET p.next = CASE WHEN p.next < row.next THEN row.next ELSE p.next END`;

export const SELECT_POSITIONS = `
  MATCH (p:Position)
  RETURN p.topic AS topic, p.partition AS partition, p.next AS next
  ORDER BY topic, partition`;

const FOLLOWED = TRANSMISSION_EDGES.join('|');
const EDGES = EDGE_TYPES.join('|');

/** The bound of a pattern cannot be a parameter; the caller has checked that it is a whole number. */
const hops = (depth: number | undefined): string => `*0..${depth ?? ''}`;

const PATHS = {
  upstream: (depth?: number) => `(s)-[:${FOLLOWED}${hops(depth)}]->(a)`,
  downstream: (depth?: number) => `(s)<-[:${FOLLOWED}${hops(depth)}]-(a)`,
};

/**
 * Never binds a path, and asks for distinct ends: so it plans as a pruning breadth-first search,
 * which visits each artifact once per root and answers the nearest first.
 */
export function reach(direction: 'upstream' | 'downstream', depth: number | undefined): string {
  const path = depth === 0 ? '' : `MATCH ${PATHS[direction](depth)}`;
  return `
  UNWIND $roots AS root
  MATCH (s:Artifact {id: root})
  ${path}
  WITH DISTINCT ${depth === 0 ? 's AS a' : 'a'} LIMIT $most
  RETURN a.id AS id, labels(a) AS labels,
    [(a)<-[:DESCRIBES]-(d:Description) | properties(d)] AS descriptions,
    [(a)<-[:ABOUT]-(e:Evidence) | properties(e)] AS evidence,
    [(a)-[r:${EDGES}]->(b) | {type: type(r), to: b.id, properties: properties(r)}] AS edges`;
}

export const SELECT_NAMESAKES = `
  CALL () {
    UNWIND $bases AS base
    MATCH (a:Artifact {base: base})
    RETURN a.id AS id
    UNION
    UNWIND $digests AS digest
    MATCH (:Description {digest: digest})-[:DESCRIBES]->(a:Artifact)
    RETURN a.id AS id
  }
  RETURN id LIMIT $most`;

/** Only the filters that are asked for, so that each has the plan that fits it. */
export const artifacts = (filters: { search: boolean; label?: 'Model' | 'Dataset' }): string => `
  MATCH (a:Artifact)
  WHERE a.id > $after
    ${filters.label === undefined ? '' : `AND a:${filters.label}`}
    ${filters.search ? 'AND a.search CONTAINS $search' : ''}
  RETURN a.id AS id, labels(a) AS labels, a.name AS name, a.described AS described
  ORDER BY a.id LIMIT $most`;

export const SELECT_PROMOTION = `MATCH (p:Promotion {id: $id}) RETURN properties(p) AS promotion`;

export const promotions = (filters: readonly ('model' | 'environment' | 'verdict')[]): string => `
  MATCH (p:Promotion)
  WHERE p.at <= $at AND (p.at < $at OR p.id < $id)
    ${filters.map((name) => `AND p.${name} = $${name}`).join(' ')}
  RETURN properties(p) AS promotion
  ORDER BY p.at DESC, p.id DESC LIMIT $most`;

export const SELECT_DEPLOYMENTS = `
  UNWIND $models AS model
  MATCH (d:Deployment {model: model})
  RETURN properties(d) AS deployment
  ORDER BY d.id`;

export const PING = `RETURN 1 AS one`;
