import { type LineageNode, type Link } from './lineage';

/** A name whose version is left open stands for every version: `pkg:generic/m@1` -> `pkg:generic/m`. */
const unpinned = (id: string): string => id.replace(/^([^?#]*[^/?#])@[^@/?#]+(?=[?#]|$)/, '$1');

/**
 * Links between ids of the same thing, which a lineage follows as it follows edges: equal digests, and a
 * version with its name left open. Linear: ids that share a digest are each linked to the first of them.
 */
export function identityLinks(nodes: ReadonlyMap<string, LineageNode>): Link[] {
  const firsts = new Map<string, string>();
  const links: Link[] = [];
  for (const { id, digests = [] } of nodes.values()) {
    for (const digest of digests) {
      const first = firsts.get(digest);
      if (first === undefined) firsts.set(digest, id);
      else links.push(link('SAME_DIGEST', id, first));
    }
    const open = unpinned(id);
    if (open !== id && nodes.has(open)) links.push(link('VERSION_OF', id, open));
  }
  return links;
}

/** Nobody told of it: it follows from the ids, so there is no event and no time. */
function link(type: string, from: string, to: string): Link {
  const nowhere = { eventId: '', occurredAt: '', recordedAt: '' };
  return { from, to, edges: [{ type, from, to, ...nowhere }] };
}
