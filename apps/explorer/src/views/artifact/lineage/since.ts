import { type LineageGraph } from '../../../api/queries';
import { linkKey } from './lineage';

/** What was learnt of a lineage after a moment. */
export interface Since {
  nodes: ReadonlySet<string>;
  /** Artifacts that were only mentioned then, and are described now. */
  described: ReadonlySet<string>;
  /** Links between artifacts, by `linkKey`, that nothing told of then. */
  links: ReadonlySet<string>;
  /** Edges, of which one link may have several. */
  edges: number;
}

export const NOTHING_SINCE: Since = {
  nodes: new Set(),
  described: new Set(),
  links: new Set(),
  edges: 0,
};

const edgeKey = ({ type, from, to, eventId }: LineageGraph['edges'][number]): string =>
  JSON.stringify([type, from, to, eventId]);

/** Facts are only ever added, so what is in `then` is in `now`. Linear in both. */
export function sinceThen(then: LineageGraph, now: LineageGraph): Since {
  const nodes = new Map(then.nodes.map((node) => [node.id, node]));
  const links = new Set(then.edges.map(({ from, to }) => linkKey(from, to)));
  const edges = new Set(then.edges.map(edgeKey));
  const added = now.edges.filter((edge) => !edges.has(edgeKey(edge)));
  return {
    nodes: new Set(now.nodes.filter(({ id }) => !nodes.has(id)).map(({ id }) => id)),
    described: new Set(
      now.nodes
        .filter(({ id, placeholder }) => !placeholder && nodes.get(id)?.placeholder === true)
        .map(({ id }) => id),
    ),
    links: new Set(added.map(({ from, to }) => linkKey(from, to)).filter((key) => !links.has(key))),
    edges: added.length,
  };
}

/** The moments at which something was learnt, oldest first: the stops of the time slider. */
export const momentsOf = ({ edges }: LineageGraph): string[] =>
  [...new Set(edges.map(({ recordedAt }) => recordedAt))].sort();

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

/** One sentence for the difference. */
export function sinceInWords({ nodes, described, edges }: Since): string {
  const parts = [
    ...(nodes.size > 0 ? [`${count(nodes.size, 'artifact')} added`] : []),
    ...(edges > 0 ? [`${count(edges, 'edge')} added`] : []),
    ...(described.size > 0 ? [`${count(described.size, 'placeholder')} described`] : []),
  ];
  return parts.length === 0 ? 'Nothing was learnt since.' : `Since then: ${parts.join(', ')}.`;
}
