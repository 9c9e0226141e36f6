import { existsSync } from 'node:fs';
import { type MessageBus } from '@pedigree/messaging';
import { UsageError, withoutServer } from '../errors';

/**
 * The bus that the settings of a service name (KAFKA_BROKERS, or PEDIGREE_DATA_DIR), read as a service
 * reads them. The server's code is loaded when it is asked for: nothing else here needs it.
 *
 * @throws UsageError, MessagingError
 */
export async function busFrom(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<MessageBus> {
  const { parseConfig, connectBus } = await serverCode();
  const parsed = parseConfig(environment);
  if (!parsed.ok)
    throw new UsageError(
      parsed.faults.map(({ message, remedy }) => `${message} ${remedy}`).join('\n'),
    );
  refuseMissing(parsed.config.backends);
  return connectBus(parsed.config);
}

/** @throws UsageError where it does not stand beside this program */
async function serverCode() {
  try {
    const [{ parseConfig }, { connectBus }] = await Promise.all([
      import('@pedigree/service-kit'),
      import('@pedigree/wiring'),
    ]);
    return { parseConfig, connectBus };
  } catch (error) {
    throw isMissing(error) ? withoutServer() : error;
  }
}

const isMissing = (error: unknown): boolean =>
  (error as { code?: unknown } | null)?.code === 'MODULE_NOT_FOUND';

type Backends = { kind: 'stack' } | { kind: 'embedded'; dataDir: string };

/** A log is not to be made by looking for one. */
function refuseMissing(backends: Backends): void {
  if (backends.kind === 'stack' || existsSync(backends.dataDir)) return;
  throw new UsageError(
    `There is no data folder ${backends.dataDir}. Set PEDIGREE_DATA_DIR, or KAFKA_BROKERS and NEO4J_URI, as for the server.`,
  );
}
