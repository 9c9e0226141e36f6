import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import { type Path } from './fault';

/** What an alias stands for; else the node itself. */
export const resolved = (document: Document, node: unknown): Node | undefined => {
  const target = isAlias(node) ? node.resolve(document) : node;
  return isNode(target) ? target : undefined;
};

/** The text of a key. With `stringKeys` there are no others. */
export const keyOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : String(key));

const pairOf = (map: YAMLMap, key: string): Pair | undefined =>
  map.items.findLast((pair) => keyOf(pair) === key);

function childOf(document: Document, parent: Node, key: string | number): Node | undefined {
  if (isSeq(parent)) return resolved(document, parent.items[Number(key)]);
  if (!isMap(parent)) return undefined;
  const pair = pairOf(parent, String(key));
  return resolved(document, pair?.value) ?? resolved(document, pair?.key);
}

/** The node at a path, or the nearest parent that is there. */
export function nodeAt(document: Document, path: Path): Node | undefined {
  let node = resolved(document, document.contents);
  for (const key of path) {
    const child: Node | undefined = node && childOf(document, node, key);
    if (child === undefined) return node;
    node = child;
  }
  return node;
}

/** The key that a path ends in, or what `nodeAt` answers. */
export function keyNodeAt(document: Document, path: Path): Node | undefined {
  const parent = nodeAt(document, path.slice(0, -1));
  const pair = isMap(parent) ? pairOf(parent, String(path.at(-1))) : undefined;
  return resolved(document, pair?.key) ?? nodeAt(document, path);
}
