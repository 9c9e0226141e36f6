import { describe, type LineageNode, nameOf } from '@pedigree/lineage';

/** A step from one id to another id of the same thing, as the graph reads them. */
export interface IdentityStep {
  type: 'SAME_DIGEST' | 'VERSION_OF';
  from: string;
  to: string;
}

/**
 * Which ids of a subgraph name the same thing: equal digests, and a name whose version is left open. An
 * unpinned name stands for its versions, and a version for the unpinned name, but not one version for
 * another: `next` says of each id what may be gone on to. For one walk: ids that share a digest are
 * handed out once, by the first of them.
 */
export class SameThings {
  private readonly byDigest = new Map<string, string[]>();
  private readonly versions = new Map<string, string[]>();
  private readonly digests = new Map<string, readonly string[]>();
  private readonly seen = new Set<string>();

  constructor(nodes: readonly LineageNode[]) {
    for (const node of nodes) {
      const { digests } = describe(node);
      const { base, version } = nameOf(node.id);
      this.digests.set(node.id, digests);
      for (const digest of digests) add(this.byDigest, digest, node.id);
      if (version !== undefined) add(this.versions, base, node.id);
    }
  }

  /** @param whole the id was reached in its own right, not as the unpinned name of a version */
  next(id: string, whole: boolean): { id: string; whole: boolean; step: IdentityStep }[] {
    return [...this.equals(id), ...this.named(id, whole)];
  }

  private equals(id: string) {
    const fresh = (this.digests.get(id) ?? []).filter((digest) => !this.seen.has(digest));
    for (const digest of fresh) this.seen.add(digest);
    return fresh
      .flatMap((digest) => this.byDigest.get(digest) ?? [])
      .filter((other) => other !== id)
      .map((other) => ({
        id: other,
        whole: true,
        step: { type: 'SAME_DIGEST' as const, from: other, to: id },
      }));
  }

  private named(id: string, whole: boolean) {
    const { base, version } = nameOf(id);
    if (version !== undefined)
      return this.digests.has(base)
        ? [{ id: base, whole: false, step: { type: 'VERSION_OF' as const, from: id, to: base } }]
        : [];
    if (!whole) return [];
    return (this.versions.get(base) ?? []).map((pinned) => ({
      id: pinned,
      whole: true,
      step: { type: 'VERSION_OF' as const, from: pinned, to: id },
    }));
  }
}

function add(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
