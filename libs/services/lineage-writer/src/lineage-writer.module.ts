import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { type Graph } from '@pedigree/graph';
import {
  CLOCK,
  type Clock,
  CONFIG,
  type Config,
  GRAPH,
  unnamedPrincipal,
} from '@pedigree/service-kit';
import { LineageWriterController, RECORDER } from './lineage-writer.controller';
import { ProgressCheck } from './progress-check';
import { GraphRecorder } from './recorder';
import { ThreadRecorder } from './thread-recorder';

const HERE: Provider = {
  provide: RECORDER,
  inject: [GRAPH, CLOCK, CONFIG],
  useFactory: (graph: Graph, clock: Clock, config: Config) =>
    new GraphRecorder(graph, clock, unnamedPrincipal(config)),
};

/** Writes lineage. Needs `PlatformModule` and a started `BatchTransport`. */
@Module({ controllers: [LineageWriterController], providers: [ProgressCheck, HERE] })
export class LineageWriterModule {
  /**
   * For a process that does more than this: writes in a thread of its own.
   *
   * @param file a script that calls `serveRecorder`, with the `Config` as its `workerData`
   */
  static inThread(file: string): DynamicModule {
    const provider: Provider = {
      provide: RECORDER,
      inject: [CONFIG],
      useFactory: (config: Config) => new ThreadRecorder(file, config),
    };
    return { module: LineageWriterModule, providers: [provider] };
  }
}
