import { canonicalJson } from '@pedigree/events';
import {
  type LineageEdge,
  type LineageNode,
  nameOf,
  type Subgraph,
  TRANSMISSION_EDGES,
} from '@pedigree/lineage';
import { revokedAmong } from '@pedigree/promotion';
import { byText } from './order';

/** What one artifact has to do with another: an edge, or that both are names of the same thing. */
export interface Link {
  type: LineageEdge['type'] | 'SAME_DIGEST' | 'VERSION_OF';
  to: string;
  /** JSON text: the other artifact as `ref`, and what is recorded of how. */
  said: string;
  /** False for a claim about common initializations, which says nothing of what was made of what. */
  isUpstream: boolean;
}

const FOLLOWED = new Set<string>(TRANSMISSION_EDGES);

/** The links of each artifact, in order; what several events say alike is one link. */
export function linksOf({ nodes, edges }: Subgraph): ReadonlyMap<string, readonly Link[]> {
  const links = new Map<string, Map<string, Link>>(nodes.map(({ id }) => [id, new Map()]));
  const add = (from: string, link: Link) => links.get(from)?.set(`${link.type} ${link.said}`, link);
  const revoked = revokedAmong(nodes);
  for (const edge of edges)
    if (links.has(edge.to) && !isTakenBack(edge, revoked)) add(edge.from, linkOf(edge));
  for (const [from, link] of [...versions(links), ...equals(nodes)]) add(from, link);
  return new Map([...links].map(([id, known]) => [id, inOrder(known)]));
}

/** A claim of independence counts no longer then; of sameness the gate goes on to believe it. */
const isTakenBack = ({ eventId, properties }: LineageEdge, revoked: ReadonlySet<string>): boolean =>
  properties.relation === 'independent' && revoked.has(eventId);

const linkOf = ({ type, to, properties }: LineageEdge): Link => ({
  ...{ type, to, isUpstream: FOLLOWED.has(type) },
  said: canonicalJson({ ...properties, ref: to }),
});

const toName = (type: Link['type'], to: string): Link => ({
  ...{ type, to, isUpstream: true },
  said: canonicalJson({ ref: to }),
});

/** A version and the name without one stand for each other: facts about one may be about the other. */
function* versions(ids: ReadonlyMap<string, unknown>): Generator<[string, Link]> {
  for (const id of ids.keys()) {
    const { base, version } = nameOf(id);
    if (version === undefined || !ids.has(base)) continue;
    yield [id, toName('VERSION_OF', base)];
    yield [base, toName('VERSION_OF', id)];
  }
}

/** Of ids that share a digest, the first stands for all: as many links as ids, not one for each pair. */
function* equals(nodes: readonly LineageNode[]): Generator<[string, Link]> {
  const first = new Map<string, string>();
  for (const { id, descriptions } of nodes.toSorted((a, b) => byText(a.id, b.id)))
    for (const { digest } of descriptions) {
      const other = digest === undefined ? id : (first.get(digest) ?? id);
      if (digest !== undefined) first.set(digest, other);
      if (other === id) continue;
      yield [id, toName('SAME_DIGEST', other)];
      yield [other, toName('SAME_DIGEST', id)];
    }
}

const inOrder = (links: ReadonlyMap<string, Link>): Link[] =>
  [...links].sort(([a], [b]) => byText(a, b)).map(([, link]) => link);
