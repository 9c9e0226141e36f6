export * from './facts';
export * from './ids';
export * from './subgraph';
