export * from './as-of';
export { closureOf } from './closure';
export * from './errors';
export * from './limits';
export { compareMentions, isMention, type Mention } from './mentions';
export { compareText, inOrder } from './order';
export * from './ports';
export { recordable } from './recordable';
export * from './views';
