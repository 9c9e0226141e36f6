export * from './canonical-id';
export * from './describe';
export * from './facts';
export * from './ids';
export * from './interpret';
export { isMachineMadeTag } from './machine-made';
export { present, StatementBuilder, type Statements } from './statements';
export * from './subgraph';
