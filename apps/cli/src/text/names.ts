import { nameOf } from '@pedigree/lineage';
import { plainLine } from './plain';

/** Last part of an artifact id with its version: enough to recognize it beside its full id. */
export function shortName(id: string): string {
  const { base, version } = nameOf(id);
  const last = base.slice(base.lastIndexOf('/') + 1) || base;
  return plainLine(version === undefined ? last : `${last}@${version}`);
}
