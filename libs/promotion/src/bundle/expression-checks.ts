import { type ASTNode } from '@marcbachmann/cel-js';
import { didYouMean } from './did-you-mean';
import { type ExpressionFault } from './expression';
import { type Binding, bindingOf, partsOf } from './expression-tree';
import { factType, isVariable } from './fact-types';
import { membersOf, type Names, wordsOf } from './words-of';

/**
 * What the type checker lets pass and nobody can mean: comparisons that never hold, facts that do not
 * exist behind has() and [], and what may take long on what strangers wrote.
 */
export const faultsIn = (node: ASTNode, variables: readonly string[]): ExpressionFault[] =>
  walk(node, { names: new Map(), inList: false, variables });

/** Where in an expression a part of it stands. */
interface Around {
  names: Names;
  /** Inside of what is asked of every member of a list. */
  inList: boolean;
  variables: readonly string[];
}

function walk(node: ASTNode, around: Around): ExpressionFault[] {
  const binding = bindingOf(node);
  const parts =
    binding === undefined
      ? partsOf(node).flatMap((part) => walk(part, around))
      : walkBinding(node, binding, around);
  return [...faultOf(node, around.names), ...parts];
}

function walkBinding(node: ASTNode, binding: Binding, around: Around): ExpressionFault[] {
  const { name, members, value, within } = binding;
  const { names, inList, variables } = around;
  const words = value === undefined ? membersOf(members, names) : wordsOf(value, names);
  const overList = members !== undefined;
  const inner = {
    ...around,
    names: new Map([...names, [name, words]]),
    inList: inList || overList,
  };
  const twice = variables.includes(name) || names.has(name);
  return [
    ...(inList && overList
      ? [fault(node, 'goes over a list for each member of a list.', ONE)]
      : []),
    ...(twice ? [fault(binding.node, `gives ${name} another meaning.`, RENAME)] : []),
    ...[members, value].flatMap((part) => (part === undefined ? [] : walk(part, around))),
    ...within.flatMap((part) => walk(part, inner)),
  ];
}

const ONE = 'Go over one list only.';
const RENAME = 'Use another name.';

const fault = (node: ASTNode, message: string, remedy: string): ExpressionFault => ({
  offset: node.range.start,
  message,
  remedy,
});

function faultOf(node: ASTNode, names: Names): ExpressionFault[] {
  switch (node.op) {
    case '.':
      return missingFact(node, node.args[0], node.args[1]);
    case '[]':
      return computed(node, node.args[0]);
    case 'rcall':
      return node.args[0] === 'matches' ? [fault(node, ...SLOW)] : [];
    case '==':
    case '!=':
      return neverEqual(node, wordsOf(node.args[0], names), wordsOf(node.args[1], names));
    case 'in':
      return neverIn(node, names);
    default:
      return [];
  }
}

const SLOW: [string, string] = [
  'uses matches(), whose cost cannot be bounded on ids that others choose.',
  'Use startsWith(), endsWith() or contains().',
];

/** has() takes any name for a fact that is not there. */
function missingFact(node: ASTNode, left: ASTNode, name: string): ExpressionFault[] {
  if (left.op !== 'id' || !isVariable(left.args)) return [];
  if (factType(left.args, name) !== undefined) return [];
  return [
    fault(
      node,
      `reads ${left.args}.${name}, which is no fact.`,
      'Facts are listed in docs/policy.md.',
    ),
  ];
}

const computed = (node: ASTNode, left: ASTNode): ExpressionFault[] =>
  left.op === 'id' && isVariable(left.args)
    ? [fault(node, `looks up a fact of ${left.args} with [].`, `Write ${left.args}.<fact>.`)]
    : [];

type Words = ReadonlySet<string> | undefined;

function neverEqual(node: ASTNode, left: Words, right: Words): ExpressionFault[] {
  if (left === undefined || right === undefined) return [];
  if ([...left].some((word) => right.has(word))) return [];
  const [wrong, known] = left.size < right.size ? [left, right] : [right, left];
  const [first = ''] = wrong;
  return [
    fault(
      node,
      `compares with ${quoted(wrong)}, which it never is.`,
      `Use one of: ${[...known].filter(Boolean).join(', ')}.${didYouMean(first, known)}`,
    ),
  ];
}

const quoted = (words: Iterable<string>): string =>
  [...words].map((word) => JSON.stringify(word)).join(' or ');

/** Every member of a list that is written out has to be possible. */
function neverIn(node: Extract<ASTNode, { op: 'in' }>, names: Names): ExpressionFault[] {
  const [left, list] = node.args;
  const words = wordsOf(left, names);
  if (list.op !== 'list') return neverEqual(node, words, membersOf(list, names));
  return list.args.flatMap((member) => neverEqual(member, words, wordsOf(member, names)));
}
