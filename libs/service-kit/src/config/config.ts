/** Where events and lineage are kept: all in this process, or on Kafka and Neo4j. Never a mixture. */
export type Backends =
  | { kind: 'embedded'; dataDir: string }
  | {
      kind: 'stack';
      /** host:port */
      brokers: readonly string[];
      /** PEDIGREE_KAFKA_CLIENT: the library that speaks to the brokers. @default kafkajs */
      kafkaClient: KafkaClient;
      neo4j: { uri: string; user: string; password: string };
    };

export const KAFKA_CLIENTS = ['kafkajs', 'platformatic'] as const;
export type KafkaClient = (typeof KAFKA_CLIENTS)[number];

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** All settings of a service, from the environment; see docs for the variables. */
export interface Config {
  /** PORT; 0 takes any free one. @default 4600 */
  port: number;
  /** HOST. @default 127.0.0.1 */
  host: string;
  backends: Backends;
  /** PEDIGREE_PARTITIONS: for topics that do not exist yet. @default 8, embedded 4 */
  partitions: number;
  /** PEDIGREE_API_TOKENS: any of them as bearer token may write; empty means that anyone may. Secret. */
  apiTokens: readonly string[];
  /** PEDIGREE_LOG_LEVEL. @default info */
  logLevel: LogLevel;
  /** PEDIGREE_LAG_TIMEOUT_MS: how long a promotion waits for the graph to catch up. @default 30000 */
  lagTimeoutMs: number;
  /** PEDIGREE_READ_TIMEOUT_MS: how long one read of the graph may take. @default 10000 */
  readTimeoutMs: number;
  /** PEDIGREE_ANCESTRY_LIMIT: most artifacts in one ancestry; beyond, decisions are indeterminate. @default 200000 */
  ancestryLimit: number;
  /** PEDIGREE_POLICY: the bundle that decides; read again when the file changes. @default the one that comes along */
  policyFile?: string | undefined;
  /** PEDIGREE_SHADOW_POLICY: a second bundle that judges along, without deciding. */
  shadowPolicyFile?: string | undefined;
  /** Where decisions get their signatures from. @default a key made at the first start */
  signing?: SigningKey;
  /** PEDIGREE_RECHECK_MS: how often approvals whose evidence ends are looked for. @default 10000 */
  recheckMs?: number;
  /** PEDIGREE_MAX_LAG: most events by which the graph may be behind when more are taken in over HTTP. @default embedded 150, else without limit: Kafka holds any backlog */
  maxLag?: number | undefined;
  /** PEDIGREE_RATE_LIMIT: most requests a second from one address to one route. @default 2000 */
  rateLimit?: number;
}

/** PEDIGREE_SIGNING_KEY, the PEM itself; or a file, made where it is missing if `make`. */
export type SigningKey = { pem: string } | { file: string; make: boolean };
