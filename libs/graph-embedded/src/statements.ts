/** Every SQL text but the schema. Parameters are positional, in the order of the text. */

/** Where rows go: table and columns, in the order of the values. */
export const EVENT_ROWS = `event (seq, key, run, occurred_at, recorded_at, topic, partition, offset, type, document, said_by)`;
export const ARTIFACT_ROWS = `artifact (n, id, kinds, described, base, search)`;
export const EDGE_ROWS = `edge (from_n, type, to_n, event, idx, properties)`;
export const DESCRIPTION_ROWS = `description (artifact, digest, event, idx, fact)`;
export const MENTION_ROWS = `mention (artifact, digest, topic, partition, said_by, offset, key, event)`;
export const EVIDENCE_ROWS = `evidence (about, event, idx, fact)`;
export const HISTORY_ROWS = `history (subject, id, event, idx, fact)`;
export const PART_ROWS = `run_part (run, part, event)`;
export const POLICY_ROWS = `policy (digest, recorded_at, key, idx, name, version, document)`;

/** After the rows of MENTION_ROWS: the earliest mention of a partition and a principal stays. */
export const KEEP_EARLIEST = `
  ON CONFLICT DO UPDATE SET offset = excluded.offset, key = excluded.key, event = excluded.event
  WHERE (excluded.offset, excluded.key) < (offset, key)`;

/** After the rows of POLICY_ROWS: what the broker took first stays. */
export const KEEP_FIRST = `
  ON CONFLICT DO UPDATE SET recorded_at = excluded.recorded_at, key = excluded.key,
    idx = excluded.idx, name = excluded.name, version = excluded.version, document = excluded.document
  WHERE (excluded.recorded_at, excluded.key, excluded.idx) < (recorded_at, key, idx)`;

export const LAST_EVENT = `SELECT max(seq) AS seq FROM event`;

export const FIND_EVENTS = `
  SELECT v.key FROM json_each(?) j CROSS JOIN event v ON v.key = j.value`;

export const LAST_ARTIFACT = `SELECT max(n) AS n FROM artifact`;

export const FIND_ARTIFACTS = `
  SELECT a.id, a.n, a.kinds, a.described
  FROM json_each(?) j CROSS JOIN artifact a ON a.id = j.value`;

export const WIDEN_ARTIFACT = `
  UPDATE artifact SET kinds = kinds | ?, described = described | ? WHERE n = ?`;

/** ?1 artifact, ?2 name, ?3 [occurredAt, eventId, index] that gave it */
export const NAME_ARTIFACT = `
  UPDATE artifact SET name = ?2, named = ?3 WHERE n = ?1 AND (named IS NULL OR named < ?3)`;

/** ?1 artifact, ?2 line of what it is found by */
export const ADD_LINE = `
  UPDATE artifact SET search = search || char(10) || ?2
  WHERE n = ?1 AND NOT instr(char(10) || search || char(10), char(10) || ?2 || char(10))`;

/** ?1 after which artifact, event and place, ?4 limit */
export const SELECT_DESCRIBED = `
  SELECT d.artifact, d.event, d.idx, d.fact FROM description d
  WHERE (d.artifact, d.event, d.idx) > (?1, ?2, ?3)
  ORDER BY d.artifact, d.event, d.idx LIMIT ?4`;

/** Of an event `v`, as a `StampRow`. */
export const STAMP = `v.key, v.run, v.occurred_at, v.recorded_at, v.topic, v.partition, v.offset, v.said_by`;

export const SELECT_HISTORY = `
  SELECT h.fact, ${STAMP}
  FROM history h JOIN event v ON v.seq = h.event
  WHERE h.subject = ? AND h.id = ?`;

/** ?1 id of the promotion, ?2 to ?4 recordedAt, key and index after which to go on, ?5 limit */
export const SELECT_TRAIL = `
  SELECT h.idx, h.fact, ${STAMP}
  FROM history h CROSS JOIN event v ON v.seq = h.event
  WHERE h.subject IN ('promotion', 'review') AND h.id = ?1
    AND (v.recorded_at, v.key, h.idx) > (?2, ?3, ?4)
  ORDER BY v.recorded_at, v.key, h.idx LIMIT ?5`;

export const SELECT_PARTS = `
  SELECT p.part, v.seq, ${STAMP}
  FROM json_each(?) j CROSS JOIN run_part p ON p.run = j.value CROSS JOIN event v ON v.seq = p.event`;

export const DROP_PART = `DELETE FROM run_part WHERE run = ? AND part = ?`;

/** ?1 from, ?2 type, ?3 to, ?4 event, ?5 index */
export const DROP_EDGE = `
  DELETE FROM edge WHERE from_n = ? AND type = ? AND to_n = ? AND event = ? AND idx = ?`;

/** ?1 artifact, ?2 event, ?3 index */
export const DROP_DESCRIPTION = `DELETE FROM description WHERE artifact = ? AND event = ? AND idx = ?`;

export const SELECT_RECORDED = `
  SELECT ${STAMP} FROM json_each(?) j CROSS JOIN event v ON v.key = j.value`;

export const SELECT_DOCUMENTS = `
  SELECT v.key, v.document FROM json_each(?) j CROSS JOIN event v ON v.key = j.value`;

export const SELECT_POLICY = `SELECT name, version, digest, document FROM policy WHERE digest = ?`;

export const PUT_PROMOTION = `
  INSERT OR REPLACE INTO promotion (id, at, model, environment, verdict, record, standing, valid_until)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;

/** ?1 after which id, ?2 limit */
export const SELECT_PROMOTION_IDS = `SELECT id FROM promotion WHERE id > ? ORDER BY id LIMIT ?`;

/** ?1 after which id, ?2 limit */
export const SELECT_DEPLOYMENT_IDS = `
  SELECT DISTINCT id FROM history WHERE subject = 'deployment' AND id > ? ORDER BY id LIMIT ?`;

export const DELETE_DEPLOYMENT = `DELETE FROM deployment WHERE id = ?`;

export const SPAN_ROWS = `deployment (id, n, model, until, span)`;

export const ADVANCE_POSITION = `
  INSERT INTO position (topic, partition, next) VALUES (?, ?, ?)
  ON CONFLICT (topic, partition) DO UPDATE SET next = max(next, excluded.next)`;

export const SELECT_POSITIONS = `
  SELECT topic, partition, next FROM position ORDER BY topic, partition`;

/** Roots in the order given: they come first where a limit cuts. */
export const SELECT_KNOWN = `
  SELECT DISTINCT a.n FROM json_each(?) j CROSS JOIN artifact a ON a.id = j.value`;

/** UNION, not UNION ALL: each artifact is visited once, so that diamonds and cycles end. */
const closure = (near: string, far: string, answer: string): string => `
  WITH RECURSIVE reached (n) AS (
    SELECT a.n FROM json_each(?) j CROSS JOIN artifact a ON a.id = j.value
    UNION
    SELECT e.${far} FROM reached r CROSS JOIN edge e ON e.${near} = r.n WHERE e.type < ?
  )
  SELECT ${answer} FROM (SELECT n FROM reached LIMIT ?)`;

const step = (near: string, far: string): string => `
  SELECT DISTINCT e.${far} AS n
  FROM json_each(?) j CROSS JOIN edge e ON e.${near} = j.value WHERE e.type < ?`;

const closures = (answer: string) => ({
  upstream: closure('from_n', 'to_n', answer),
  downstream: closure('to_n', 'from_n', answer),
});
export const CLOSURE = closures('n');
export const PACK_CLOSURE = closures('json_group_array(n)');
export const STEP = {
  upstream: step('from_n', 'to_n'),
  downstream: step('to_n', 'from_n'),
};

/** Rows as one JSON text, for `Database.packed`. */
const packed = (...columns: string[]): string => `json_group_array(json_array(${columns.join()}))`;
/** The same where the last column is JSON already: it becomes a part of the text. */
const embedding = (first: string, second: string, json: string): string =>
  `'[' || group_concat('[' || ${first} || ',' || ${second} || ',' || ${json} || ']') || ']'`;

export const PACK_ARTIFACTS = `
  SELECT ${packed('a.n', 'a.id', 'a.kinds')}
  FROM json_each(?) j CROSS JOIN artifact a ON a.n = j.value`;

export const PACK_DESCRIPTIONS = `
  SELECT ${embedding('d.artifact', 'd.event', 'd.fact')}
  FROM json_each(?) j CROSS JOIN description d ON d.artifact = j.value`;

export const PACK_MENTIONS = `
  SELECT ${packed('m.artifact', 'm.event', 'm.digest')}
  FROM json_each(?) j CROSS JOIN mention m ON m.artifact = j.value`;

export const PACK_EVIDENCE = `
  SELECT ${embedding('d.about', 'd.event', 'd.fact')}
  FROM json_each(?) j CROSS JOIN evidence d ON d.about = j.value`;

export const PACK_EDGES = `
  SELECT ${packed('e.from_n', 'e.type', 'e.to_n', 'e.event', 'e.properties')}
  FROM json_each(?) j CROSS JOIN edge e ON e.from_n = j.value`;

export const SELECT_STAMPS = `
  SELECT v.seq, ${STAMP} FROM json_each(?) j CROSS JOIN event v ON v.seq = j.value`;

const claimed = (end: string): string => `
  SELECT ${end} AS n FROM edge INDEXED BY edge_claim WHERE type = 5 AND (
    properties ->> '$.relation' IS NOT 'independent' OR properties ->> '$.pValue' < 0.5)`;

export const SELECT_CLAIMED = `
  SELECT a.id FROM (${claimed('from_n')} UNION ${claimed('to_n')}) c CROSS JOIN artifact a ON a.n = c.n
  LIMIT ?`;

/** ?1 ids as they are, ?2 bases, ?3 digests (JSON arrays), ?4 limit */
export const SELECT_NAMESAKES = `
  SELECT a.id FROM json_each(?1) j CROSS JOIN artifact a ON a.id = j.value
  UNION
  SELECT a.id FROM json_each(?2) j CROSS JOIN artifact a ON a.base = j.value
  UNION
  SELECT a.id FROM json_each(?3) j CROSS JOIN description d ON d.digest = j.value
    CROSS JOIN artifact a ON a.n = d.artifact
  UNION
  SELECT a.id FROM json_each(?3) j CROSS JOIN mention m ON m.digest = j.value
    CROSS JOIN artifact a ON a.n = m.artifact
  LIMIT ?4`;

export const SELECT_SHARING = `
  SELECT artifact FROM description WHERE digest >= ?1 AND digest < ?2
  UNION
  SELECT artifact FROM mention WHERE digest >= ?1 AND digest < ?2
  LIMIT ?3`;

/** The id some way further on: where a part of a search ends. */
export const SELECT_FURTHER = `SELECT id FROM artifact WHERE id > ? ORDER BY id LIMIT 1 OFFSET ?`;

export const SELECT_PROMOTION = `SELECT record FROM promotion WHERE id = ?`;

/** ?1 model, ?2 environment, ?3 verdict (NULL: any), ?4 and ?5 at and id before which, ?6 limit */
const promotions = (model: string): string => `
  SELECT at, id, record FROM promotion
  WHERE ${model} AND (?2 IS NULL OR environment = ?2) AND (?3 IS NULL OR verdict = ?3)
    AND (?4 IS NULL OR (at, id) < (?4, ?5))
  ORDER BY at DESC, id DESC LIMIT ?6`;

export const SELECT_PROMOTIONS = promotions('?1 IS NULL');
export const SELECT_PROMOTIONS_OF = promotions('model = ?1');

/** ?1 after which id, ?2 limit */
export const SELECT_STANDING = `
  SELECT id, record FROM promotion INDEXED BY promotion_standing
  WHERE standing = 1 AND id > ?1
  ORDER BY id LIMIT ?2`;

/** ?1 after which id, ?2 limit, ?3 last time of expiry */
export const SELECT_EXPIRING = `
  SELECT id, record FROM promotion INDEXED BY promotion_expiring
  WHERE standing = 1 AND valid_until <= ?3 AND id > ?1
  ORDER BY id LIMIT ?2`;

/** ?1 after which id, ?2 limit, ?3 last time of expiry (NULL: whatever it is), ?4 models (JSON array) */
export const SELECT_STANDING_OF = `
  SELECT p.id, p.record
  FROM json_each(?4) j CROSS JOIN promotion p INDEXED BY promotion_standing_model ON p.model = j.value
  WHERE p.standing = 1 AND p.id > ?1 AND (?3 IS NULL OR p.valid_until <= ?3)
  ORDER BY p.id LIMIT ?2`;

export const SELECT_DEPLOYMENTS = `
  SELECT d.span FROM json_each(?) j CROSS JOIN deployment d ON d.model = j.value
  ORDER BY d.id, d.n`;
