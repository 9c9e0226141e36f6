import { type DynamicModule, type LoggerService } from '@nestjs/common';
import { type Logger as NestPino, LoggerModule } from 'nestjs-pino';
import { type Logger } from 'pino';
import { type Options } from 'pino-http';

/** What runs without anyone asking: probes and scrapes. */
const ROUTINE = /^\/(healthz|readyz|metrics)\b/;

/** Where Nest tells of every route and module it finds. */
const FRAMEWORK = new Set([
  'GraphQLModule',
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'NestMicroservice',
  'RouterExplorer',
  'RoutesResolver',
]);

/** Nest's logger, and one record per request that failed; those that went well are debug. */
export const loggingModule = (logger: Logger): DynamicModule =>
  LoggerModule.forRoot({ pinoHttp: { ...REQUESTS, logger }, forRoutes: ['*path'] });

const REQUESTS: Options = {
  autoLogging: { ignore: ({ url = '' }) => ROUTINE.test(url) },
  customLogLevel: (_request, { statusCode }, error) => levelOf(statusCode, error),
  serializers: {
    req: ({ id, method, url }: Request) => ({ id, method, url }),
    res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
  },
  quietReqLogger: true,
};

interface Request {
  id: unknown;
  method: string;
  url: string;
}

const levelOf = (status: number, error: Error | undefined) => {
  if (error !== undefined || status >= 500) return 'error';
  return status >= 400 ? 'info' : 'debug';
};

/** Moves what Nest tells of itself from info to debug. */
export const quietly = (logger: NestPino): LoggerService => ({
  log: (message: unknown, ...rest: unknown[]) =>
    FRAMEWORK.has(String(rest.at(-1)))
      ? logger.debug(message, ...rest)
      : logger.log(message, ...rest),
  error: logger.error.bind(logger),
  warn: logger.warn.bind(logger),
  debug: logger.debug.bind(logger),
  verbose: logger.verbose.bind(logger),
  fatal: logger.fatal.bind(logger),
});
