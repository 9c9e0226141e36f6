export * from './canonical-id';
export * from './describe';
export * from './facts';
export * from './ids';
export * from './interpret';
export { parked } from './interpret-parked';
export * from './interpretation';
export { present, StatementBuilder, type Statements } from './statements';
export * from './subgraph';
