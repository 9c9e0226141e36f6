import { type ASTNode } from '@marcbachmann/cel-js';
import { partsOf } from './expression-tree';
import { commonFacts, type Variable } from './fact-types';

/** What a rule may look at many of in one decision. */
const MANY: readonly Variable[] = ['path', 'ancestor'];

/** Whether a condition answers the same for all paths, or all ancestors, that have their common facts in common. */
export function isGeneral(node: ASTNode): boolean {
  if (node.op === 'id') return !MANY.some((variable) => variable === node.args);
  if (node.op === '.') return isCommon(...node.args) ?? partsOf(node).every(isGeneral);
  return partsOf(node).every(isGeneral);
}

/** Of a fact that is read by its name; undefined where something else is read. */
function isCommon(left: ASTNode, name: string): boolean | undefined {
  const variable = MANY.find((one) => left.op === 'id' && left.args === one);
  return variable === undefined ? undefined : commonFacts(variable).includes(name);
}
