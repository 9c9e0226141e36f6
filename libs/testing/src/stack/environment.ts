/** Where a real Kafka and a real Neo4j can be reached. */
export interface StackAddresses {
  /** Comma-separated `host:port` pairs, as `KAFKA_BROKERS` holds them. */
  readonly kafkaBrokers: string;
  /** A `bolt://` or `neo4j://` address. */
  readonly neo4jUri: string;
  readonly neo4jUser: string;
  readonly neo4jPassword: string;
}

/** The variables that are read, `process.env` or a stand-in for it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Use in a test or a tool to learn whether someone already runs the servers for you.
 *
 * The user defaults to `neo4j` and the password to nothing, for servers without a login.
 *
 * @returns the addresses, or `undefined` when neither variable is set
 * @throws Error when only one of `KAFKA_BROKERS` and `NEO4J_URI` is set: half a stack is a slip
 */
export function stackFromEnvironment(env: Environment = process.env): StackAddresses | undefined {
  const { KAFKA_BROKERS: kafkaBrokers, NEO4J_URI: neo4jUri } = env;
  if (!kafkaBrokers && !neo4jUri) return undefined;
  if (!kafkaBrokers) throw halfSet('NEO4J_URI', 'KAFKA_BROKERS');
  if (!neo4jUri) throw halfSet('KAFKA_BROKERS', 'NEO4J_URI');
  const { NEO4J_USER: neo4jUser = 'neo4j', NEO4J_PASSWORD: neo4jPassword = '' } = env;
  return { kafkaBrokers, neo4jUri, neo4jUser, neo4jPassword };
}

/** Use to hand a running stack to a child process: the reverse of {@link stackFromEnvironment}. */
export function stackVariables(stack: StackAddresses): Record<string, string> {
  return {
    KAFKA_BROKERS: stack.kafkaBrokers,
    NEO4J_URI: stack.neo4jUri,
    NEO4J_USER: stack.neo4jUser,
    NEO4J_PASSWORD: stack.neo4jPassword,
  };
}

/** Use before skipping: with `REQUIRE_STACK=1` a missing stack is a failure, as it is in CI. */
export function isStackRequired(env: Environment = process.env): boolean {
  return env.REQUIRE_STACK === '1';
}

/** Use for the one line that says why tests are skipped; a launcher passes its reason on. */
export function whyNoStack(env: Environment = process.env): string {
  return (
    env.PEDIGREE_STACK_SKIPPED ||
    'KAFKA_BROKERS and NEO4J_URI are not set. Run the tests through `npm test`, or start the ' +
      'servers with `npm run stack` and export the variables it prints.'
  );
}

function halfSet(present: string, absent: string): Error {
  return new Error(
    `${present} is set but ${absent} is not. Set both to use your own servers, or neither to have them started.`,
  );
}
