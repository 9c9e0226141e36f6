import { type DynamicModule, type Type } from '@nestjs/common';
import { type Graph } from '@pedigree/graph';
import { type Log, type MessageBus } from '@pedigree/messaging';
import { type Logger } from 'pino';
import { type Config } from '../config/config';
import { parseConfig } from '../config/parse-config';
import { adapterLog, createLog } from '../logging/log';
import { Policies } from '../policy/policies';
import { untilAvailable } from '../until-available';
import { ConfigError, explain } from './explain';
import { type RunningService, startService } from './service';
import { aborted, shutdownSignal, unlessAborted } from './signals';

/** Milliseconds after which a shutdown that does not end is cut short. */
const SHUTDOWN_MS = 10_000;

export interface ServiceOptions {
  /** What the process does: one module per service. */
  modules: readonly (Type | DynamicModule)[];
  /** Opens what the configuration names; tried again while its errors are retriable. */
  connect(config: Config, log: Log): Promise<{ bus: MessageBus; graph: Graph }>;
  /** Refuses to run embedded: for one of several processes that share Kafka and Neo4j. */
  needsStack?: boolean;
  /** Called once requests and batches are taken. Its failure is logged, and the service goes on. */
  onReady?(service: RunningService, config: Config, signal: AbortSignal): Promise<void> | void;
}

/** Runs services until SIGINT or SIGTERM: the whole of a `main.ts`. Never returns; sets the exit code. */
export async function runService(options: ServiceOptions): Promise<never> {
  const signal = shutdownSignal();
  let config: Config | undefined;
  try {
    config = configFor(options);
    await serve(options, config, signal);
  } catch (error) {
    if (!signal.aborted) {
      process.stderr.write(`${explain(error, config ?? { host: '', port: 0 })}\n`);
      process.exit(1);
    }
  }
  process.exit(0);
}

function configFor({ needsStack = false }: ServiceOptions): Config {
  const parsed = parseConfig(process.env);
  if (!parsed.ok) throw new ConfigError(parsed.faults);
  if (needsStack && parsed.config.backends.kind === 'embedded') throw new ConfigError([NO_STACK]);
  return parsed.config;
}

const NO_STACK = {
  variable: 'KAFKA_BROKERS',
  message: 'This service shares Kafka and Neo4j with others, but neither is named.',
  remedy: 'Set KAFKA_BROKERS and NEO4J_URI, or run everything in one process with npm start.',
};

async function serve(options: ServiceOptions, config: Config, signal: AbortSignal): Promise<void> {
  const logger = createLog({ level: config.logLevel, terse: process.stdout.isTTY });
  const log = bootLog(logger);
  // Before anything is opened: a broken policy is to be told of at once, and by itself.
  const policies = new Policies(config);
  const service = await unlessAborted(signal, boot(options, config, { logger, policies }, signal));
  log.log(`Ready at ${service.url}`);
  void tellReady(options, config, service, signal).catch((error: unknown) =>
    logger.error({ err: error }, 'What was to run once ready has failed'),
  );
  await aborted(signal);
  log.log('Stopping: finishing what is under way. Once more to exit at once.');
  await withinTime(service.close());
  log.log('Stopped.');
}

async function boot(
  options: ServiceOptions,
  config: Config,
  { logger, policies }: { logger: Logger; policies: Policies },
  signal: AbortSignal,
): Promise<RunningService> {
  const { bus, graph } = await untilAvailable(
    `reach ${backendsOf(config)}`,
    () => options.connect(config, adapterLog(logger, 'Adapter')),
    { log: bootLog(logger), signal },
  );
  const platform = { bus, graph, config, policies };
  return startService({ modules: options.modules, platform, logger });
}

const backendsOf = ({ backends }: Config): string =>
  backends.kind === 'stack'
    ? `Kafka at ${backends.brokers.join(', ')} and Neo4j at ${backends.neo4j.uri}`
    : `the data folder ${backends.dataDir}`;

const tellReady = async (
  { onReady }: ServiceOptions,
  config: Config,
  service: RunningService,
  signal: AbortSignal,
): Promise<void> => onReady?.(service, config, signal);

const bootLog = (logger: Logger) => ({
  log: (message: string) => logger.info({ context: 'Boot' }, message),
  warn: (message: string) => logger.warn({ context: 'Boot' }, message),
});

async function withinTime(closing: Promise<void>): Promise<void> {
  const late = () => {
    process.stderr.write(`Work did not end within ${SHUTDOWN_MS} ms; it will be done again.\n`);
    process.exit(1);
  };
  const timer = setTimeout(late, SHUTDOWN_MS);
  await closing;
  clearTimeout(timer);
}
