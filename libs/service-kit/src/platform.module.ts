import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import { type Graph } from '@pedigree/graph';
import { type MessageBus } from '@pedigree/messaging';
import { Assessor } from './assessor';
import { BatchTransport } from './batch/batch-transport';
import { type Config } from './config/config';
import { Lifecycle } from './lifecycle';
import { Metrics } from './metrics/metrics';
import { Policies } from './policy/policies';
import { type Clock, CLOCK, CONFIG, GRAPH, MESSAGE_BUS } from './tokens';

export interface Platform {
  bus: MessageBus;
  graph: Graph;
  config: Config;
  /** @default those that the configuration names */
  policies?: Policies;
  /** @default the system's clock */
  clock?: Clock;
}

/** Gives every service the ports it works on. Imported once, by the application's root module. */
@Global()
@Module({})
export class PlatformModule {
  static register(platform: Platform): DynamicModule {
    const providers: Provider[] = [
      { provide: MESSAGE_BUS, useValue: platform.bus },
      { provide: GRAPH, useValue: platform.graph },
      { provide: CONFIG, useValue: platform.config },
      { provide: CLOCK, useValue: platform.clock ?? (() => new Date()) },
      policiesOf(platform),
      Assessor,
      Metrics,
      BatchTransport,
      Lifecycle,
    ];
    return { module: PlatformModule, providers, exports: providers };
  }
}

const policiesOf = ({ policies }: Platform): Provider =>
  policies === undefined ? Policies : { provide: Policies, useValue: policies };
