import { isScalar, type Node } from 'yaml';

/**
 * How far into the source of a scalar the n-th character of its value stands. 0 where that cannot be
 * told: in folded texts and in those with escapes.
 *
 * @param source the scalar as it is written, quotes or block header included
 */
export function offsetWithin(source: string, node: Node | undefined, offset: number): number {
  if (!isScalar(node) || typeof node.value !== 'string') return 0;
  const { value, type } = node;
  if (type === 'BLOCK_LITERAL') return offsetInLiteral(source, value, offset);
  const start = type === 'PLAIN' ? 0 : 1;
  return source.startsWith(value, start) ? start + offset : 0;
}

/** Lines of a `|` text stand one below the other, each indented alike. */
function offsetInLiteral(source: string, value: string, offset: number): number {
  const before = value.slice(0, offset).split('\n');
  const lines = source.split('\n');
  const at = before.length;
  const line = lines[at];
  const content = value.split('\n')[at - 1] ?? '';
  if (line?.endsWith(content) !== true) return 0;
  const indent = line.length - content.length;
  const above = lines.slice(0, at).reduce((sum, { length }) => sum + length + 1, 0);
  return above + indent + (before.at(-1)?.length ?? 0);
}
