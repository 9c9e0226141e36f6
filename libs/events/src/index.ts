export * from './event-types';
export * from './position';
export * from './problem';
export * from './schemas/common';
export * from './schemas/decision';
export * from './topics';
export * from './parse';
export * from './codec';
