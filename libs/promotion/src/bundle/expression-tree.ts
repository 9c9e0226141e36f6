import { type ASTNode } from '@marcbachmann/cel-js';

/** Macros that go over a list, and bind a name to each of its members. */
const OVER_LISTS = new Set(['all', 'exists', 'exists_one', 'filter', 'map']);

/** What a macro gives a name to, and where that name counts. */
export interface Binding {
  name: string;
  node: ASTNode;
  /** A list whose members it is, one after the other; else the value itself. */
  members?: ASTNode;
  value?: ASTNode;
  within: readonly ASTNode[];
}

/** Of `list.exists(x, ...)` and the like, and of `cel.bind(x, value, ...)`. */
export function bindingOf(node: ASTNode): Binding | undefined {
  if (node.op !== 'rcall') return undefined;
  const [method, receiver, [variable, ...rest]] = node.args;
  if (variable?.op !== 'id') return undefined;
  const name = variable.args;
  if (OVER_LISTS.has(method)) return { name, node: variable, members: receiver, within: rest };
  const [value, ...within] = rest;
  const isBind = method === 'bind' && receiver.op === 'id' && receiver.args === 'cel';
  return isBind && value !== undefined ? { name, node: variable, value, within } : undefined;
}

/** The parts of an expression, as they were written. */
export function partsOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'map':
      return node.args.flat();
    case '!_':
    case '-_':
      return [node.args];
    default:
      return node.args;
  }
}
