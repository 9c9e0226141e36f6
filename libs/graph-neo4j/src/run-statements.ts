/**
 * Every Cypher text about the parts of runs and what follows from them. Runs come in ascending order of
 * id, and before artifacts: whoever writes for one run waits for others that do.
 */

/** Setting the id to itself takes the run's lock: what is read after it is what the last writer committed. */
export const LOCK_RUNS = `
  UNWIND $given.ids AS id
  MERGE (s:Run {id: id})
    ON MATCH SET s.id = s.id`;

/** Before a change after LOCK_RUNS. `part` is JSON text. */
export const SELECT_PARTS = `
  UNWIND $given.ids AS id
  MATCH (s:Run {id: id})<-[r:ADDS_TO]-(v:Event) USING INDEX s:Run(id)
  RETURN r.part AS part,
    v {.runId, .saidBy, .occurredAt, .recordedAt, .topic, .partition, .offset} AS stamp,
    v.key AS eventId`;

export const PUT_PARTS = `
  UNWIND $given.rows AS row
  MATCH (v:Event {key: row.key}) USING INDEX v:Event(key)
  MATCH (s:Run {id: row.run}) USING INDEX s:Run(id)
  CREATE (v)-[:ADDS_TO {part: row.part}]->(s)`;

export const DROP_PARTS = `
  UNWIND $given.rows AS row
  MATCH (v:Event {key: row.key})-[r:ADDS_TO {part: row.part}]->(:Run {id: row.run})
  USING INDEX v:Event(key)
  DELETE r`;

/** What followed for a while. After CREATE_FACTS, which made and locked the artifacts. */
export const PUT_SUPERSEDED = `
  UNWIND $given.rows AS row
  MATCH (a:Artifact {id: row.artifact}) USING INDEX a:Artifact(id)
  CREATE (:Description {fact: row.text, superseded: row.key})-[:DESCRIBES]->(a)`;

export const DROP_SUPERSEDED = `
  UNWIND $given.rows AS row
  MATCH (a:Artifact {id: row.artifact})<-[:DESCRIBES]-(d:Description {superseded: row.key})
  USING INDEX a:Artifact(id)
  DETACH DELETE d`;

export const DROP_EDGES = `
  UNWIND $given.rows AS row
  MATCH (a:Artifact {id: row.from}) USING INDEX a:Artifact(id)
  MATCH (b:Artifact {id: row.to}) USING INDEX b:Artifact(id)
  MATCH (a)-[r]->(b)
  WHERE type(r) = row.type AND r.eventId = row.eventId AND r.index = row.index
  DELETE r`;
