export { type BundleOptions, compileBundle, type CompiledBundle } from './compile';
export { ConditionError } from './condition';
export { type BundleFault, faultInWords } from './fault';
export { MAX_BUNDLE_BYTES } from './source-checks';
export { type CaseResult, type CaseResults, runCases } from './cases/run';
