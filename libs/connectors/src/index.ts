export { openLineageKey } from './openlineage/key';
export { isOpenLineage, parseOpenLineage } from './openlineage/parse';
export { recordOpenLineage } from './openlineage/record';
export { type OpenLineageEvent } from './openlineage/schema';
