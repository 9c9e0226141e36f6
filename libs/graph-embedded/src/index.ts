export { embeddedGraph, type EmbeddedGraphOptions } from './embedded-graph';
