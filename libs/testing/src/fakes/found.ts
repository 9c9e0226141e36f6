import {
  type ArtifactQuery,
  type ArtifactSummary,
  compareText,
  hasTag,
  isBy,
  type Page,
  rankedPage,
  type RankedPlace,
  rankedPlace,
  rankOf,
  searchLines,
} from '@pedigree/graph';
import { describe as describeNode, type LineageNode } from '@pedigree/lineage';

/** Searches by looking at everything. */
export function foundIn(
  nodes: readonly LineageNode[],
  { search = '', kind, tag, developer, after, limit }: ArtifactQuery,
): Page<ArtifactSummary> {
  const place = rankedPlace(after);
  const found = nodes
    .filter(({ kinds }) => kind === undefined || kinds.includes(kind))
    .filter((node) => tag === undefined || hasTag(textOf(node), tag))
    .filter((node) => developer === undefined || isBy(textOf(node), developer))
    .flatMap((node) => {
      const rank = rankOf(textOf(node), describeNode(node).digests, search.toLowerCase());
      return rank === undefined ? [] : [{ node, id: node.id, rank }];
    })
    .filter((one) => compare(one, place) > 0)
    .sort(compare);
  return rankedPage(found, limit, ({ node }) => summaryOf(node));
}

const compare = (a: RankedPlace, b: RankedPlace): number =>
  a.rank - b.rank || compareText(a.id, b.id);

const textOf = ({ id, descriptions }: LineageNode): string =>
  [id.toLowerCase(), ...descriptions.flatMap(searchLines)].join('\n');

function summaryOf(node: LineageNode): ArtifactSummary {
  const { name, placeholder } = describeNode(node);
  return { id: node.id, kinds: node.kinds, placeholder, ...(name === undefined ? {} : { name }) };
}
