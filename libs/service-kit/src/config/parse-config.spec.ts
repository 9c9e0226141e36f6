import { parseConfig } from './parse-config';

const faultsOf = (environment: Record<string, string>) => {
  const parsed = parseConfig(environment);
  return parsed.ok ? [] : parsed.faults;
};
const configOf = (environment: Record<string, string>) => {
  const parsed = parseConfig(environment);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.config;
};

describe('parseConfig', () => {
  it('needs nothing: everything in one process, reachable from this machine only', () => {
    expect(configOf({})).toEqual({
      port: 4600,
      host: '127.0.0.1',
      backends: { kind: 'embedded', dataDir: '.pedigree' },
      signing: { file: '.pedigree/signing-key.pem', make: true },
      recheckMs: 10_000,
      rateLimit: 2000,
      partitions: 4,
      maxLag: 150,
      apiTokens: [],
      logLevel: 'info',
      lagTimeoutMs: 30_000,
      readTimeoutMs: 10_000,
      ancestryLimit: 200_000,
    });
  });

  it('takes the signing key from the environment, else from a file, else makes one', () => {
    const pem = '-----BEGIN PRIVATE KEY-----\\nAAAA\\n-----END PRIVATE KEY-----';
    expect(configOf({ PEDIGREE_SIGNING_KEY: pem }).signing).toEqual({
      pem: '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----',
    });
    const file = '/secrets/key.pem';
    expect(configOf({ PEDIGREE_SIGNING_KEY_FILE: file }).signing).toEqual({ file, make: false });
  });

  it('takes Kafka and Neo4j where both are named', () => {
    const environment = {
      KAFKA_BROKERS: 'kafka-1:9092, kafka-2:9092',
      NEO4J_URI: 'bolt://neo4j:7687',
      NEO4J_PASSWORD: 'secret',
    };
    expect(configOf(environment).backends).toEqual({
      kind: 'stack',
      brokers: ['kafka-1:9092', 'kafka-2:9092'],
      kafkaClient: 'kafkajs',
      neo4j: { uri: 'bolt://neo4j:7687', user: 'neo4j', password: 'secret' },
    });
  });

  it('takes another client for Kafka, and no third', () => {
    const stack = { KAFKA_BROKERS: 'kafka-1:9092', NEO4J_URI: 'bolt://neo4j:7687' };
    const config = configOf({ ...stack, PEDIGREE_KAFKA_CLIENT: 'platformatic' });
    expect(config.backends).toMatchObject({ kafkaClient: 'platformatic' });
    expect(faultsOf({ ...stack, PEDIGREE_KAFKA_CLIENT: 'librdkafka' })).toHaveLength(1);
  });

  it.each([
    ['KAFKA_BROKERS', 'NEO4J_URI', 'localhost:9092'],
    ['NEO4J_URI', 'KAFKA_BROKERS', 'bolt://localhost:7687'],
  ])('refuses %s without %s', (given, missing, value) => {
    expect(faultsOf({ [given]: value })).toEqual([
      expect.objectContaining({
        variable: missing,
        message: `${given} is set but ${missing} is not.`,
      }),
    ]);
  });

  it('lists every fault at once, each with a remedy', () => {
    const faults = faultsOf({
      PORT: '70000',
      PEDIGREE_LOG_LEVEL: 'loud',
      PEDIGREE_PARTITIONS: '0',
    });
    expect(faults.map(({ variable }) => variable)).toEqual([
      'PORT',
      'PEDIGREE_PARTITIONS',
      'PEDIGREE_LOG_LEVEL',
    ]);
    expect(faults.every(({ remedy }) => remedy.length > 10)).toBe(true);
  });

  it.each(['1e3', '-1', '0x10', '4600.5', ' '])('refuses the port %j', (PORT) => {
    expect(faultsOf({ PORT })).toHaveLength(1);
  });

  it('treats an empty variable as not set', () => {
    expect(configOf({ PORT: '', KAFKA_BROKERS: '', NEO4J_URI: '' }).port).toBe(4600);
  });

  it('asks for tokens where other machines can reach it', () => {
    const HOST = '0.0.0.0';
    expect(faultsOf({ HOST })[0]?.variable).toBe('PEDIGREE_API_TOKENS');
    expect(faultsOf({ HOST, PEDIGREE_INSECURE: '1' })).toEqual([]);
    const PEDIGREE_API_TOKENS = 'sixteen-characters-or-more, and-another-good-one';
    expect(configOf({ HOST, PEDIGREE_API_TOKENS }).apiTokens).toHaveLength(2);
  });

  it.each([
    { PEDIGREE_API_TOKENS: 'hunter2' },
    { NEO4J_URI: 'bolt://neo4j:hunter2@host:7687', KAFKA_BROKERS: 'k:1' },
  ])('never repeats a secret: %#', (environment) => {
    const faults = faultsOf(environment);
    expect(faults).toHaveLength(1);
    expect(JSON.stringify(faults)).not.toContain('hunter2');
  });
});
