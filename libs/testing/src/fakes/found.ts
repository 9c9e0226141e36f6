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
  spellingLine,
} from '@pedigree/graph';
import { describe as describeNode, type LineageNode } from '@pedigree/lineage';

/** Searches by looking at everything. @param spellings other than the canonical one, by id */
export function foundIn(
  nodes: readonly LineageNode[],
  spellings: ReadonlyMap<string, readonly string[]>,
  { search = '', kind, tag, developer, after, limit }: ArtifactQuery,
): Page<ArtifactSummary> {
  const place = rankedPlace(after);
  const textOf = ({ id, descriptions }: LineageNode): string =>
    [
      id.toLowerCase(),
      ...(spellings.get(id) ?? []).map(spellingLine),
      ...descriptions.flatMap(searchLines),
    ].join('\n');
  const found = nodes
    .filter((node) => kind === undefined || describeNode(node).kind === kind)
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

function summaryOf(node: LineageNode): ArtifactSummary {
  const { kind, name, placeholder } = describeNode(node);
  return { id: node.id, kind, placeholder, ...(name === undefined ? {} : { name }) };
}
