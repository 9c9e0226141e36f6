import { containersSource } from './containers-source';
import { type Environment, stackFromEnvironment } from './environment';
import { type Log, messageOf } from './log';
import { mavenSource } from './maven-source';
import { type NoStack, type Stack, type StackSource } from './stack-source';

/**
 * Use to get a real Kafka and a real Neo4j: those that the environment names, else from
 * Testcontainers, else launched from their Maven artifacts.
 *
 * Servers that were started end with this process, even when it is killed. The first start
 * downloads about 190 MB. Coordinators have answered once, but Kafka clients must retry as ever.
 *
 * @param log gets one line for each step and for each source that could not be used
 * @throws Error when the environment names half a stack
 */
export async function startStack(
  log: Log,
  sources: readonly StackSource[] = [environmentSource(), containersSource, mavenSource],
): Promise<Stack | NoStack> {
  const reasons: string[] = [];
  for (const source of sources) {
    const outcome = await source.start(log).catch(asReason);
    if (!('unavailable' in outcome)) return outcome;
    const reason = `${source.name}: ${outcome.unavailable}`;
    log(reason);
    reasons.push(reason);
  }
  return { unavailable: `No Kafka and Neo4j. ${reasons.join('; ')}.` };
}

/** Use for empty servers of one's own, whatever the environment names: to measure, not to test. */
export const startFreshStack = (log: Log): Promise<Stack | NoStack> =>
  startStack(log, [containersSource, mavenSource]);

/** The first choice: servers that somebody else runs. They are used as they are, never stopped. */
export function environmentSource(env: Environment = process.env): StackSource {
  const addresses = stackFromEnvironment(env);
  const start = async (): Promise<Stack | NoStack> =>
    addresses
      ? { ...addresses, source: 'environment', stop: async () => undefined }
      : { unavailable: 'KAFKA_BROKERS and NEO4J_URI are not set' };
  return { name: 'environment', start };
}

function asReason(failure: unknown): NoStack {
  return { unavailable: messageOf(failure) };
}
