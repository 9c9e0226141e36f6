import { type Recording } from '@pedigree/lineage';
import neo4j, { type Driver } from 'neo4j-driver';

type Properties = Record<string, unknown>;

/** Writes fine-tunes as a script would that knows nothing of Pedigree but what is to be in the graph. */
export interface BareWriter {
  /** In one transaction. */
  write(rows: readonly Properties[]): Promise<unknown>;
  close(): Promise<void>;
}

/** Makes and finds nodes by their keys, as every event may come again or speak of what is known. */
const WRITE = `
  UNWIND $rows AS row
  MERGE (v:Event {key: row.key}) ON CREATE SET v += row.event
  MERGE (run:Run {id: row.run.id})
  CREATE (v)-[states:STATES]->(run) SET states = row.run
  MERGE (m:Artifact {id: row.model.id}) ON CREATE SET m:Model, m += row.model
  MERGE (b:Artifact {id: row.base.id}) ON CREATE SET b:Model, b += row.base
  CREATE (m)-[i:INITIALIZED_FROM]->(b) SET i = row.initialized
  CREATE (:Description {fact: row.description})-[:DESCRIBES]->(m)
  WITH row, m
  UNWIND row.corpora AS corpus
  MERGE (d:Artifact {id: corpus.node.id}) ON CREATE SET d:Dataset, d += corpus.node
  CREATE (m)-[t:TRAINED_ON]->(d) SET t = corpus.trained`;

interface Address {
  uri: string;
  user: string;
  password: string;
}

export function bareWriter({ uri, user, password }: Address): BareWriter {
  const auth = neo4j.auth.basic(user, password);
  const driver: Driver = neo4j.driver(uri, auth, { disableLosslessIntegers: true });
  return {
    write: (rows) => driver.executeQuery(WRITE, { rows }),
    close: () => driver.close(),
  };
}

/** What Pedigree would write of a fine-tune, as one row. */
export function rowOf({ stamp, type, document, facts }: Recording): Properties {
  const { eventId: key, ...event } = stamp;
  const row: Properties = { key, event: whole({ ...event, type, document }) };
  const corpora: Properties[] = [];
  facts.forEach((fact, index) => {
    if (fact.fact === 'run') row['run'] = whole({ ...fact, fact: undefined, index });
    if (fact.fact === 'description') row['description'] = JSON.stringify([index, fact, stamp]);
    if (fact.fact !== 'edge') return;
    const properties = whole({ ...stamp, ...fact.properties, index });
    row['model'] = artifact(fact.from, true);
    if (fact.type === 'TRAINED_ON') corpora.push({ node: artifact(fact.to), trained: properties });
    else Object.assign(row, { base: artifact(fact.to), initialized: properties });
  });
  return { ...row, corpora };
}

const artifact = (id: string, described = false): Properties => ({
  id,
  base: id.slice(0, id.lastIndexOf('@')),
  described,
});

const whole = (properties: object): Properties =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, Number.isInteger(value) ? neo4j.int(value) : value]),
  );
