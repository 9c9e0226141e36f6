import {
  isStackRequired,
  type StackAddresses,
  stackFromEnvironment,
  whyNoStack,
} from './environment';

/**
 * Use as `describe` for tests against the real Kafka and Neo4j.
 *
 * Without them it says why in one line and leaves a skipped test in the report; with
 * `REQUIRE_STACK=1` it throws instead, so that a green run in CI means they ran. Jest only.
 *
 * @param define declares the tests; gets the addresses to connect to
 * @throws Error when there is no stack and one is required
 */
export function describeWithStack(name: string, define: (stack: StackAddresses) => void): void {
  const stack = stackFromEnvironment();
  if (stack) return describe(name, () => define(stack));
  const reason = `needs Kafka and Neo4j: ${name}. ${whyNoStack()}`;
  if (isStackRequired()) throw new Error(`REQUIRE_STACK=1 is set and this ${reason}`);
  process.stderr.write(`SKIPPED, ${reason}\n`);
  describe.skip(name, () => test('needs Kafka and Neo4j', () => undefined));
}
