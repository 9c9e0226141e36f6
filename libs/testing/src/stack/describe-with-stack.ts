import { describeNeeding } from '../describe-needing';
import { type StackAddresses, stackFromEnvironment, whyNoStack } from './environment';

/**
 * Use as `describe` for tests against the real Kafka and Neo4j; see {@link describeNeeding}.
 *
 * @param define declares the tests; gets the addresses to connect to
 */
export function describeWithStack(name: string, define: (stack: StackAddresses) => void): void {
  const stack = stackFromEnvironment();
  const lacking = stack === undefined ? whyNoStack() : undefined;
  describeNeeding(name, { what: 'Kafka and Neo4j', lacking }, () => stack && define(stack));
}
