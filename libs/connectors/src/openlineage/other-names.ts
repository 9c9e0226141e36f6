import { isRecord } from '@pedigree/events';
import { createHash } from 'node:crypto';
import { NO_UPSTREAM, entriesOf, named, together, type Upstream } from './upstream';

/**
 * Other names of a dataset: `symlinks`, and what it was called before a `RENAME`. A name that is not
 * understood may be that of anything.
 */
export function otherNamesIn(facets: unknown): Upstream {
  const { symlinks, lifecycleStateChange } = isRecord(facets) ? facets : {};
  const links = isRecord(symlinks) ? entriesOf(symlinks['identifiers'], named) : NO_UPSTREAM;
  return together([links, formerName(lifecycleStateChange)]);
}

function formerName(facet: unknown): Upstream {
  if (!isRecord(facet)) return NO_UPSTREAM;
  const { lifecycleStateChange: change, previousIdentifier } = facet;
  const isRename = typeof change === 'string' && change.toUpperCase() === 'RENAME';
  return isRename ? named(previousIdentifier) : NO_UPSTREAM;
}

/** What two names of one thing have in common, and no other two. */
export const aliasOf = (one: string, other: string): string =>
  `alias:${createHash('sha256')
    .update(JSON.stringify([one, other].sort()))
    .digest('hex')}`;
