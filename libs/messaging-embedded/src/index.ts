export { embeddedBus, type EmbeddedOptions } from './embedded-bus';
