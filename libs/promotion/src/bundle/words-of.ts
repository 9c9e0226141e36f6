import { type ASTNode } from '@marcbachmann/cel-js';
import { factType, isVariable } from './fact-types';

/** What names that macros bind may stand for. */
export type Names = ReadonlyMap<string, ReadonlySet<string> | undefined>;

/** The few texts that an expression can be; undefined where it can be any. */
export function wordsOf(node: ASTNode, names: Names): ReadonlySet<string> | undefined {
  switch (node.op) {
    case 'value':
      return typeof node.args === 'string' ? new Set([node.args]) : undefined;
    case 'id':
      return names.get(node.args);
    case '.':
      return wordsOfFact(node, 'string');
    case '[]':
      return membersOf(node.args[0], names);
    case '?:':
      return union([node.args[1], node.args[2]].map((branch) => wordsOf(branch, names)));
    default:
      return undefined;
  }
}

/** The few texts that members of a list can be. */
export function membersOf(
  node: ASTNode | undefined,
  names: Names,
): ReadonlySet<string> | undefined {
  if (node?.op === 'list') return union(node.args.map((member) => wordsOf(member, names)));
  return node?.op === '.' ? wordsOfFact(node, 'list<string>') : undefined;
}

function wordsOfFact(
  { args: [left, name] }: Extract<ASTNode, { op: '.' }>,
  type: 'string' | 'list<string>',
): ReadonlySet<string> | undefined {
  if (left.op !== 'id' || !isVariable(left.args)) return undefined;
  const fact = factType(left.args, name);
  return fact?.type === type && fact.values !== undefined ? new Set(fact.values) : undefined;
}

const union = (
  sets: readonly (ReadonlySet<string> | undefined)[],
): ReadonlySet<string> | undefined =>
  sets.length === 0 || sets.includes(undefined)
    ? undefined
    : new Set(sets.flatMap((set) => [...(set ?? [])]));
