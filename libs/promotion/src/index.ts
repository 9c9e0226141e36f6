export * from './assess';
export { type JudgeInput, type ReadProblem } from './case';
export * from './default-policy';
export * from './judge';
export * from './policy';
export * from './ports';
