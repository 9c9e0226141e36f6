export * from './eventually';
export * from './messaging/contract';
export { describeWithStack } from './stack/describe-with-stack';
export { stackFromEnvironment, type StackAddresses } from './stack/environment';
export { startStack } from './stack/stack';
export { type NoStack, type Stack } from './stack/stack-source';
export * from './worlds/history';
export { type MemoryBus, memoryBus } from './fakes/memory-bus';
export { type MemoryGraph, memoryGraph } from './fakes/memory-graph';
