export { readCycloneDx } from './cyclonedx/read';
export { type Backfill, backfillOf } from './documents/backfill';
export { type Reading } from './documents/declaration';
export { readHuggingFaceCard } from './huggingface/read';
export { openLineageKey } from './openlineage/key';
export { isOpenLineage, parseOpenLineage } from './openlineage/parse';
export { recordOpenLineage } from './openlineage/record';
export { type OpenLineageEvent } from './openlineage/schema';
export { readSpdx } from './spdx/read';
