import { type LineageNode } from '@pedigree/lineage';

/** Keys of the events that were taken back. */
export function revokedAmong(nodes: readonly LineageNode[]): ReadonlySet<string> {
  const revoked = new Set<string>();
  for (const { evidence } of nodes)
    for (const { kind, id } of evidence) if (kind === 'revocation') revoked.add(id);
  return revoked;
}
