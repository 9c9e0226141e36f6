import { type Database } from './database';
import { Interpretation } from './interpretation';
import { addLines } from './search';
import { Views } from './views';

/** A step from one version of the file to the next, in the transaction that counts it. */
export interface Migration {
  sql: string;
  /** What SQL alone cannot do. It is code of today, for files of any age: `sql` of every entry has run. */
  then?: (db: Database) => void;
}

/**
 * One entry per version of the file, in order; `PRAGMA user_version` counts those that were applied.
 * Never change an entry that was released: append one.
 *
 * Artifacts and events have integer surrogates (`n`, `seq`), so that edges are small. What is said
 * of an artifact lies clustered under it; only what is looked up has an index. Columns that are
 * seldom read come last, where SQLite keeps them out of the way.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    sql: `
  CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    run TEXT,
    occurred_at TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    topic TEXT NOT NULL,
    partition INTEGER NOT NULL,
    offset INTEGER NOT NULL,
    type TEXT NOT NULL,
    document TEXT NOT NULL
  );

  -- kinds: bits, 1 model, 2 dataset. base: the id without version, where it has one.
  -- named: [occurredAt, eventId, index] of the description that gave the name.
  -- search: id and every name ever given, in lower case.
  CREATE TABLE artifact (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kinds INTEGER NOT NULL,
    described INTEGER NOT NULL,
    base TEXT,
    name TEXT,
    named TEXT,
    search TEXT NOT NULL
  );
  CREATE INDEX artifact_base ON artifact (base) WHERE base IS NOT NULL;

  -- type: place in EDGE_TYPES; the last one, claims, is not followed.
  CREATE TABLE edge (
    from_n INTEGER NOT NULL,
    type INTEGER NOT NULL,
    to_n INTEGER NOT NULL,
    event INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    properties TEXT NOT NULL,
    PRIMARY KEY (from_n, type, to_n, event, idx)
  ) WITHOUT ROWID;
  CREATE INDEX edge_to ON edge (to_n, type, from_n);

  CREATE TABLE description (
    artifact INTEGER NOT NULL,
    event INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    digest TEXT,
    fact TEXT NOT NULL,
    PRIMARY KEY (artifact, event, idx)
  ) WITHOUT ROWID;
  CREATE INDEX description_digest ON description (digest) WHERE digest IS NOT NULL;

  -- Descriptions that only give a digest: the earliest of each partition. key: of the event.
  CREATE TABLE mention (
    artifact INTEGER NOT NULL,
    digest TEXT NOT NULL,
    topic TEXT NOT NULL,
    partition INTEGER NOT NULL,
    offset INTEGER NOT NULL,
    key TEXT NOT NULL,
    event INTEGER NOT NULL,
    PRIMARY KEY (artifact, digest, topic, partition)
  ) WITHOUT ROWID;
  CREATE INDEX mention_digest ON mention (digest);

  CREATE TABLE evidence (
    about INTEGER NOT NULL,
    event INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    fact TEXT NOT NULL,
    PRIMARY KEY (about, event, idx)
  ) WITHOUT ROWID;

  -- Runs, deployments and steps of promotions, under the producers' ids.
  CREATE TABLE history (
    subject TEXT NOT NULL,
    id TEXT NOT NULL,
    event INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    fact TEXT NOT NULL,
    PRIMARY KEY (subject, id, event, idx)
  ) WITHOUT ROWID;

  -- Views of history, made anew with every step.
  CREATE TABLE promotion (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    model TEXT NOT NULL,
    environment TEXT NOT NULL,
    verdict TEXT,
    record TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX promotion_at ON promotion (at, id);
  CREATE INDEX promotion_model ON promotion (model, at, id);
  CREATE TABLE deployment (
    id TEXT PRIMARY KEY,
    model TEXT NOT NULL,
    record TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX deployment_model ON deployment (model, id);

  CREATE TABLE position (
    topic TEXT NOT NULL,
    partition INTEGER NOT NULL,
    next INTEGER NOT NULL,
    PRIMARY KEY (topic, partition)
  ) WITHOUT ROWID;
  `,
  },
  {
    sql: `
  -- standing: approved and not revoked. valid_until: UTC with milliseconds, where the decision gives it.
  ALTER TABLE promotion ADD COLUMN standing INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE promotion ADD COLUMN valid_until TEXT;
  CREATE INDEX promotion_standing ON promotion (id) WHERE standing = 1;
  CREATE INDEX promotion_standing_model ON promotion (model, id) WHERE standing = 1;
  CREATE INDEX promotion_expiring ON promotion (valid_until, id) WHERE standing = 1;

  -- Bundles as the event that the broker took first gave them. key: of the event.
  CREATE TABLE policy (
    digest TEXT NOT NULL UNIQUE,
    recorded_at TEXT NOT NULL,
    key TEXT NOT NULL,
    idx INTEGER NOT NULL,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    document TEXT NOT NULL
  );
  `,
    then: (db) => new Views(db).remakePromotions(),
  },
  {
    sql: `
  -- Holds what promotions are counted by, so that counting does not read their documents.
  CREATE INDEX promotion_counted ON promotion (at, id, environment, verdict, standing);
  `,
    // search: from here on each name is a line of its own, and so are tags and developers.
    then: (db) => addLines(db),
  },
  {
    sql: `
  -- The principal who said it.
  ALTER TABLE event ADD COLUMN said_by TEXT;

  -- The earliest of each partition and principal ('': nobody known).
  ALTER TABLE mention RENAME TO mention_before;
  DROP INDEX mention_digest;
  CREATE TABLE mention (
    artifact INTEGER NOT NULL,
    digest TEXT NOT NULL,
    topic TEXT NOT NULL,
    partition INTEGER NOT NULL,
    said_by TEXT NOT NULL,
    offset INTEGER NOT NULL,
    key TEXT NOT NULL,
    event INTEGER NOT NULL,
    PRIMARY KEY (artifact, digest, topic, partition, said_by)
  ) WITHOUT ROWID;
  INSERT INTO mention (artifact, digest, topic, partition, said_by, offset, key, event)
    SELECT artifact, digest, topic, partition, '', offset, key, event FROM mention_before;
  DROP TABLE mention_before;
  CREATE INDEX mention_digest ON mention (digest);
  `,
  },
  {
    sql: `
  -- Spans of deployments. until: when it is over, which may lie ahead; NULL where nothing says so.
  DROP TABLE deployment;
  CREATE TABLE deployment (
    id TEXT NOT NULL,
    n INTEGER NOT NULL,
    model TEXT NOT NULL,
    until TEXT,
    span TEXT NOT NULL,
    PRIMARY KEY (id, n)
  ) WITHOUT ROWID;
  CREATE INDEX deployment_model ON deployment (model, id);
  `,
    then: (db) => new Views(db).remakeDeployments(),
  },
  {
    sql: `
  -- Claims that may relate two models, wherever they are: \`mayRelate\` in SQL. 5: SHARES_INITIALIZATION.
  CREATE INDEX edge_claim ON edge (from_n, to_n) WHERE type = 5 AND (
    properties ->> '$.relation' IS NOT 'independent' OR properties ->> '$.pValue' < 0.5);
  `,
  },
  {
    sql: `
  -- Which rules made the facts. after: the event up to which they are made anew, while they are.
  CREATE TABLE interpretation (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    version INTEGER NOT NULL,
    after INTEGER
  );
  `,
    then: (db) => Interpretation.begin(db),
  },
  {
    sql: `
  -- What events add to runs whose events are additive, each part once. event: that said it first.
  CREATE TABLE run_part (
    run TEXT NOT NULL,
    part TEXT NOT NULL,
    event INTEGER NOT NULL,
    PRIMARY KEY (run, part)
  ) WITHOUT ROWID;
  `,
  },
];
