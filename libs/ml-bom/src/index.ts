export { type BomOptions, mlBom, SPEC_VERSION } from './ml-bom';
