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

/**
 * Makes and locks the artifacts. Removing a property that nobody sets takes the node's lock; what is
 * read after it is what the last writer committed, and edges find both ends locked in order.
 */
export const MERGE_ARTIFACTS = `
  UNWIND $rows AS row
  MERGE (a:Artifact {id: row.id})
    ON CREATE SET a.base = row.base, a.search = row.search, a.described = false
  REMOVE a.lock
  WITH a, row
  FOREACH (_ IN CASE WHEN row.model THEN [1] ELSE [] END | SET a:Model)
  FOREACH (_ IN CASE WHEN row.dataset THEN [1] ELSE [] END | SET a:Dataset)
  FOREACH (_ IN CASE WHEN row.described THEN [1] ELSE [] END | SET a.described = true)`;

/** After MERGE_ARTIFACTS, which locked them: the latest name is shown, every name is found. */
export const NAME_ARTIFACTS = `
  UNWIND $rows AS row
  MATCH (a:Artifact {id: row.id})
  SET a.search = CASE WHEN a.search CONTAINS row.search THEN a.search
                      ELSE a.search + '\\n' + row.search END,
      a.name = CASE WHEN a.named IS NULL OR a.named < row.named THEN row.name ELSE a.name END,
      a.named = CASE WHEN a.named IS NULL OR a.named < row.named THEN row.named ELSE a.named END`;

const createEdges = (type: string): string => `
  UNWIND $rows AS row
  MATCH (a:Artifact {id: row.from})
  MATCH (b:Artifact {id: row.to})
  CREATE (a)-[r:${type}]->(b)
  SET r = row.properties`;

export const CREATE_EDGES = Object.fromEntries(
  EDGE_TYPES.map((type) => [type, createEdges(type)]),
) as Record<(typeof EDGE_TYPES)[number], string>;

export const CREATE_DESCRIPTIONS = `
  UNWIND $rows AS row
  MATCH (a:Artifact {id: row.artifact})
  CREATE (d:Description)-[:DESCRIBES]->(a)
  SET d = row.properties`;

export const CREATE_EVIDENCE = `
  UNWIND $rows AS row
  MATCH (a:Artifact {id: row.artifact})
  CREATE (e:Evidence)-[:ABOUT]->(a)
  SET e = row.properties`;

/** What an event says of a run, a promotion or a deployment is a relationship from the event to it. */
const createHistory = (label: string): string => `
  UNWIND $rows AS row
  MERGE (s:${label} {id: row.id})
  REMOVE s.lock
  WITH s, row
  MATCH (v:Event {key: row.event})
  CREATE (v)-[r:STATES]->(s)
  SET r = row.properties`;

export const CREATE_HISTORY = {
  run: createHistory('Run'),
  promotion: createHistory('Promotion'),
  deployment: createHistory('Deployment'),
};

const selectHistory = (label: string): string => `
  UNWIND $ids AS id
  MATCH (s:${label} {id: id})<-[r:STATES]-(:Event)
  RETURN properties(r) AS fact`;

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
