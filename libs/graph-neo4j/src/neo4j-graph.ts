import { type Graph } from '@pedigree/graph';
import neo4j from 'neo4j-driver';
import { Neo4jClosures } from './closure-reader';
import { Connection } from './connection';
import { Neo4jCounts } from './counts';
import { graphErrorOf } from './errors';
import { Neo4jHistory } from './history';
import { Interpretation } from './interpretation';
import { migrate } from './migrations';
import { Neo4jPromotions } from './promotions';
import { Neo4jReader } from './reader';
import { PING } from './read-statements';
import { warmUp } from './warm-up';
import { Neo4jWriter } from './writer';

export interface Neo4jGraphOptions {
  /** bolt://host:7687, or neo4j://host:7687 for a cluster; +s for TLS. */
  uri: string;
  user: string;
  password: string;
  /** @default the user's home database */
  database?: string;
  /** Most connections to one server. @default 50 */
  maxPoolSize?: number;
  /** Milliseconds to wait for a connection. @default 10000 */
  connectTimeoutMs?: number;
  /** Milliseconds for which a transaction is tried again after deadlocks and lost connections. @default 15000 */
  retryTimeMs?: number;
}

const PING_TIMEOUT_MS = 5_000;

/** Rows at a time: all are wanted, so that nothing is gained by asking in between. */
const EVERYTHING = -1;

/**
 * A graph in Neo4j (5.26 or later). Brings its schema up to date before it resolves.
 *
 * @throws GraphError `unavailable` where no server answers, `incompatible` for a graph that a newer
 *   version wrote, `rejected` where user or password are wrong
 */
export async function neo4jGraph(options: Neo4jGraphOptions): Promise<Graph> {
  const connection = new Connection(connect(options), options.database);
  try {
    await migrate(connection);
    await warmUp(connection);
  } catch (error) {
    await connection.close();
    throw error;
  }
  const interpretation = new Interpretation(connection);
  return {
    writer: new Neo4jWriter(connection, interpretation),
    lineage: new Neo4jReader(connection, interpretation),
    closures: new Neo4jClosures(connection),
    promotions: new Neo4jPromotions(connection),
    history: new Neo4jHistory(connection),
    counts: new Neo4jCounts(connection),
    ping: async () => void (await connection.read(PING, {}, PING_TIMEOUT_MS)),
    close: () => connection.close(),
  };
}

function connect({ uri, user, password, ...options }: Neo4jGraphOptions) {
  const { maxPoolSize = 50, connectTimeoutMs = 10_000, retryTimeMs = 15_000 } = options;
  try {
    return neo4j.driver(uri, neo4j.auth.basic(user, password), {
      disableLosslessIntegers: true,
      fetchSize: EVERYTHING,
      maxConnectionPoolSize: maxPoolSize,
      connectionTimeout: connectTimeoutMs,
      connectionAcquisitionTimeout: connectTimeoutMs,
      maxTransactionRetryTime: retryTimeMs,
      userAgent: 'pedigree/0.1',
    });
  } catch (error) {
    throw graphErrorOf(error);
  }
}
