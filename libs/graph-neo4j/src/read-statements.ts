import { EDGE_TYPES, TRANSMISSION_EDGES } from '@pedigree/lineage';

/**
 * Every Cypher text that reads. Each says by which index it starts: plans are made once, on an empty
 * graph as a rule, where reading everything looks as cheap.
 */

/** Of an event. Null where it has none of a property. */
const STAMP = `v {.runId, .saidBy, .occurredAt, .recordedAt, .topic, .partition, .offset} AS stamp, v.key AS eventId`;

const selectHistory = (label: string): string => `
  UNWIND $given.ids AS id
  MATCH (s:${label} {id: id})<-[r:STATES]-(v:Event) USING INDEX s:${label}(id)
  RETURN properties(r) AS fact, ${STAMP}`;

export const SELECT_HISTORY = {
  run: selectHistory('Run'),
  promotion: selectHistory('Promotion'),
  deployment: selectHistory('Deployment'),
};

export const SELECT_TRAIL = `
  MATCH (p:Promotion {id: $given.id})<-[r:STATES|REVIEWS]-(v:Event)
  USING INDEX p:Promotion(id)
  WHERE v.recordedAt > $given.recordedAt OR (v.recordedAt = $given.recordedAt
    AND (v.key > $given.eventId OR (v.key = $given.eventId AND r.index > $given.index)))
  WITH r, v ORDER BY v.recordedAt, v.key, r.index LIMIT $given.most
  RETURN properties(r) AS fact, ${STAMP}`;

export const SELECT_RECORDED = `
  UNWIND $given.keys AS key
  MATCH (v:Event {key: key}) USING INDEX v:Event(key)
  RETURN ${STAMP}`;

export const SELECT_DOCUMENTS = `
  UNWIND $given.keys AS key
  MATCH (v:Event {key: key}) USING INDEX v:Event(key)
  RETURN v.key AS key, v.document AS document`;

export const SELECT_POLICY = `
  MATCH (p:Policy {digest: $given.digest})
  RETURN p {.name, .version, .digest, .document} AS policy`;

export const SELECT_POSITIONS = `
  MATCH (p:Position)
  RETURN p.topic AS topic, p.partition AS partition, p.next AS next
  ORDER BY topic, partition`;

const FOLLOWED = TRANSMISSION_EDGES.join('|');
const EDGES = EDGE_TYPES.join('|');

/** The bound of a pattern cannot be a parameter; the caller has checked that it is a whole number. */
const hops = (depth: number | undefined): string => `*0..${depth ?? ''}`;

const PATHS = {
  upstream: (types: string) => `(s)-[:${types}]->(a)`,
  downstream: (types: string) => `(s)<-[:${types}]-(a)`,
};

/**
 * Never binds a path, and asks for distinct ends: so it plans as a pruning breadth-first search,
 * which visits each artifact once per root and answers the nearest first.
 */
export function reach(
  direction: 'upstream' | 'downstream',
  depth: number | undefined,
  weights = false,
): string {
  const types = `${weights ? 'INITIALIZED_FROM' : FOLLOWED}${hops(depth)}`;
  const path = depth === 0 ? '' : `MATCH ${PATHS[direction](types)}`;
  return `
  UNWIND $given.roots AS root
  MATCH (s:Artifact {id: root}) USING INDEX s:Artifact(id)
  ${path}
  WITH DISTINCT ${depth === 0 ? 's AS a' : 'a'}
  WITH a LIMIT $given.most
  RETURN a.id AS id, labels(a) AS labels,
    [(a)<-[:DESCRIBES]-(d) | coalesce(d.fact, properties(d))] AS descriptions,
    [(a)<-[:ABOUT]-(e) | properties(e)] AS evidence,
    [(a)-[r:${EDGES}]->(b) | [type(r), b.id, properties(r)]] AS edges`;
}

export const SELECT_NAMESAKES = `
  CALL () {
    UNWIND $given.ids AS known
    MATCH (a:Artifact {id: known}) USING INDEX a:Artifact(id)
    RETURN a.id AS id
    UNION
    UNWIND $given.bases AS base
    MATCH (a:Artifact {base: base}) USING INDEX a:Artifact(base)
    RETURN a.id AS id
    UNION
    UNWIND $given.digests AS digest
    MATCH (d:Description {digest: digest})-[:DESCRIBES]->(a:Artifact)
    USING INDEX d:Description(digest)
    RETURN a.id AS id
  }
  RETURN id LIMIT $given.most`;

export const SELECT_CLAIMED = `
  MATCH (a:Artifact)-[r:SHARES_INITIALIZATION]->(b:Artifact)
  USING INDEX r:SHARES_INITIALIZATION(mayRelate)
  WHERE r.mayRelate = true
  UNWIND [a, b] AS end
  WITH DISTINCT end
  RETURN end.id AS id LIMIT $given.most`;

/** Of a graph of an earlier version: what artifacts are found by is made of these. */
export const SELECT_DESCRIBED = `
  MATCH (a:Artifact)
  WHERE a.id > $given.after
  WITH a ORDER BY a.id LIMIT $given.most
  RETURN a.id AS id, [(a)<-[:DESCRIBES]-(d) WHERE d.mention IS NULL |
    coalesce(d.fact, properties(d))] AS descriptions`;

/** Without `at` there are reviews of it, or a revocation, and nothing that they are about. */
export const SELECT_PROMOTION = `
  MATCH (p:Promotion {id: $given.id})
  WHERE p.at IS NOT NULL
  RETURN properties(p) AS promotion`;

const idsOf = (label: string): string => `
  MATCH (n:${label})
  WHERE n.id > $given.after
  RETURN n.id AS id
  ORDER BY n.id LIMIT $given.most`;

export const SELECT_IDS = { promotion: idsOf('Promotion'), deployment: idsOf('Deployment') };

/** Whatever the query asks for, by an index of what stands; `end` is the last time of expiry. */
const standing = (found: string, end: string): string => `
  ${found}
  WHERE p.id > $given.after ${end}
  RETURN properties(p) AS promotion
  ORDER BY p.id LIMIT $given.most`;

const UNTIL_END = 'AND p.validUntil <= $given.end';
const BY_ID = 'MATCH (p:Standing) USING INDEX p:Standing(id)';
const BY_END = 'MATCH (p:Standing) USING INDEX p:Standing(validUntil)';
const BY_MODEL = `
  UNWIND $given.models AS model
  MATCH (p:Standing {model: model}) USING INDEX p:Standing(model)`;

export const SELECT_STANDING = {
  all: standing(BY_ID, ''),
  allUntil: standing(BY_END, UNTIL_END),
  of: standing(BY_MODEL, ''),
  ofUntil: standing(BY_MODEL, UNTIL_END),
};

export const promotions = (filters: readonly ('model' | 'environment' | 'verdict')[]): string => `
  MATCH (p:Promotion)
  WHERE p.at <= $given.at AND (p.at < $given.at OR p.id < $given.id)
    ${filters.map((name) => `AND p.${name} = $given.${name}`).join(' ')}
  RETURN properties(p) AS promotion
  ORDER BY p.at DESC, p.id DESC LIMIT $given.most`;

export const SELECT_DEPLOYMENTS = `
  UNWIND $given.models AS model
  MATCH (s:DeploymentSpan {model: model}) USING INDEX s:DeploymentSpan(model)
  RETURN properties(s) AS span
  ORDER BY s.id, s.since`;

export const PING = `RETURN 1 AS one`;
