export * from './lineage-writer.controller';
export * from './lineage-writer.module';
export { GraphRecorder } from './recorder';
export { serveRecorder } from './serve-recorder';
