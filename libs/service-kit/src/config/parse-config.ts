import { join } from 'node:path';
import { type Backends, type Config, type SigningKey } from './config';
import { SETTINGS, type Values } from './settings';

/** One setting that will not do: which, why, and what to do about it. Never holds a secret's value. */
export interface ConfigFault {
  variable: string;
  message: string;
  remedy: string;
}

export type ParsedConfig = { ok: true; config: Config } | { ok: false; faults: ConfigFault[] };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads all settings, or says all that is wrong with them at once. Called once, at boot. An empty
 * variable counts as not set, as Compose and Kubernetes pass it on.
 */
export function parseConfig(environment: Environment): ParsedConfig {
  const faults: ConfigFault[] = [];
  const entries = Object.entries(SETTINGS).map(([variable, { schema, remedy }]) => {
    const parsed = schema.safeParse(environment[variable] || undefined);
    if (!parsed.success) faults.push(faultOf(variable, remedy));
    return [variable, parsed.data];
  });
  // Only looked at where every variable was parsed by its own schema.
  const values = Object.fromEntries(entries) as Values;
  faults.push(...stackFaults(environment));
  if (faults.length === 0) faults.push(...exposureFaults(values));
  return faults.length === 0 ? { ok: true, config: configOf(values) } : { ok: false, faults };
}

const faultOf = (variable: string, remedy: string): ConfigFault => ({
  variable,
  message: `${variable} has a value that cannot be used.`,
  remedy,
});

function stackFaults({ KAFKA_BROKERS, NEO4J_URI }: Environment): ConfigFault[] {
  if (Boolean(KAFKA_BROKERS) === Boolean(NEO4J_URI)) return [];
  const [given, missing] = KAFKA_BROKERS
    ? ['KAFKA_BROKERS', 'NEO4J_URI']
    : ['NEO4J_URI', 'KAFKA_BROKERS'];
  const message = `${given} is set but ${missing} is not.`;
  const remedy = `Set ${missing} too for Kafka and Neo4j, or neither to keep everything in PEDIGREE_DATA_DIR.`;
  return [{ variable: missing ?? '', message, remedy }];
}

function exposureFaults(values: Values): ConfigFault[] {
  const open = values.PEDIGREE_API_TOKENS.length === 0 && values.PEDIGREE_INSECURE !== '1';
  if (isLoopback(values.HOST) || !open) return [];
  const message = `HOST ${values.HOST} is reachable from other machines, and anyone there could write lineage.`;
  const remedy =
    'Set PEDIGREE_API_TOKENS to the tokens that may write, or PEDIGREE_INSECURE=1 where the network itself keeps strangers out.';
  return [{ variable: 'PEDIGREE_API_TOKENS', message, remedy }];
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

const configOf = (values: Values): Config => ({
  port: values.PORT,
  host: values.HOST,
  backends: backendsOf(values),
  partitions: values.PEDIGREE_PARTITIONS ?? STANDARD[backendsOf(values).kind].partitions,
  maxLag: values.PEDIGREE_MAX_LAG ?? STANDARD[backendsOf(values).kind].maxLag,
  apiTokens: values.PEDIGREE_API_TOKENS,
  logLevel: values.PEDIGREE_LOG_LEVEL,
  lagTimeoutMs: values.PEDIGREE_LAG_TIMEOUT_MS,
  readTimeoutMs: values.PEDIGREE_READ_TIMEOUT_MS,
  ancestryLimit: values.PEDIGREE_ANCESTRY_LIMIT,
  policyFile: values.PEDIGREE_POLICY,
  shadowPolicyFile: values.PEDIGREE_SHADOW_POLICY,
  signing: signingOf(values),
  recheckMs: values.PEDIGREE_RECHECK_MS,
  rateLimit: values.PEDIGREE_RATE_LIMIT,
});

/**
 * Within one process there is nothing to share out: four partitions keep reading and writing busy at
 * once, and more make batches small. Nor does it help to take in what the one writer has no time for.
 */
const STANDARD = {
  embedded: { partitions: 4, maxLag: 150 },
  stack: { partitions: 8, maxLag: undefined },
};

function signingOf(values: Values): SigningKey {
  const { PEDIGREE_SIGNING_KEY: pem, PEDIGREE_SIGNING_KEY_FILE: file } = values;
  if (pem !== undefined) return { pem: pem.replaceAll('\\n', '\n') };
  if (file !== undefined) return { file, make: false };
  return { file: join(values.PEDIGREE_DATA_DIR, 'signing-key.pem'), make: true };
}

function backendsOf(values: Values): Backends {
  const { KAFKA_BROKERS: brokers, NEO4J_URI: uri } = values;
  if (uri === undefined) return { kind: 'embedded', dataDir: values.PEDIGREE_DATA_DIR };
  const { NEO4J_USER: user, NEO4J_PASSWORD: password } = values;
  const { PEDIGREE_KAFKA_CLIENT: kafkaClient } = values;
  return { kind: 'stack', brokers, kafkaClient, neo4j: { uri, user, password } };
}
