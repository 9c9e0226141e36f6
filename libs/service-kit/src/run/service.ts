import { type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type DynamicModule, type INestApplication, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Logger as NestPino } from 'nestjs-pino';
import { type Logger } from 'pino';
import { BatchTransport } from '../batch/batch-transport';
import { HealthModule } from '../health/health.module';
import { configureHttp } from '../http/configure-http';
import { Lifecycle } from '../lifecycle';
import { loggingModule, quietly } from '../logging/logging.module';
import { type Platform, PlatformModule } from '../platform.module';

/** Milliseconds that requests under way have to end before their connections are cut. */
const REQUEST_GRACE_MS = 2000;

export interface ServiceParts {
  /** What the process does: one module per service. */
  modules: readonly (Type | DynamicModule)[];
  platform: Platform;
  logger: Logger;
}

/** A service that takes requests and batches. */
export interface RunningService {
  /** Where it listens, without a slash at the end. */
  url: string;
  app: INestApplication;
  /** Ends requests, drains batches, then closes the bus and the graph. */
  close(): Promise<void>;
}

/** Starts services in this process: first HTTP, so that `/healthz` answers, then the subscriptions. */
export async function startService(parts: ServiceParts): Promise<RunningService> {
  const { platform } = parts;
  const app = await createApplication(parts);
  const close = () => stop(app, platform);
  try {
    await app.listen(platform.config.port, platform.config.host);
    await app.startAllMicroservices();
    return { url: urlOf(app), app, close };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}

async function createApplication(parts: ServiceParts): Promise<INestApplication> {
  const options = { bufferLogs: true, abortOnError: false, bodyParser: false };
  const app = await NestFactory.create(RootModule.of(parts), options);
  app.useLogger(quietly(app.get(NestPino)));
  configureHttp(app, parts.platform.config);
  app.connectMicroservice({ strategy: app.get(BatchTransport) });
  return app;
}

async function stop(app: INestApplication, { bus, graph }: Platform): Promise<void> {
  app.get(Lifecycle).stop();
  const server = app.getHttpServer() as Server;
  server.close();
  const cut = setTimeout(() => server.closeAllConnections(), REQUEST_GRACE_MS);
  await app.close();
  clearTimeout(cut);
  await bus.close();
  await graph.close();
}

function urlOf(app: INestApplication): string {
  const { address, family, port } = (app.getHttpServer() as Server).address() as AddressInfo;
  const everywhere = address === '0.0.0.0' || address === '::';
  const host = everywhere ? 'localhost' : family === 'IPv6' ? `[${address}]` : address;
  return `http://${host}:${port}`;
}

@Module({})
class RootModule {
  static of({ modules, platform, logger }: ServiceParts): DynamicModule {
    const shared = [loggingModule(logger), PlatformModule.register(platform), HealthModule];
    return { module: RootModule, imports: [...shared, ...modules] };
  }
}
