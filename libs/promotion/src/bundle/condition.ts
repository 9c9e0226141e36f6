import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import { type Facts, type RuleSubject } from '../policy';
import {
  compileExpression,
  EXPRESSION_LIMITS,
  type ExpressionFault,
  summaryOf,
} from './expression';
import { faultsIn } from './expression-checks';
import { FACT_TYPES, type FactType, type Variable } from './fact-types';
import { contextOf, FACT_CLASSES } from './fact-values';
import { isGeneral } from './general';

export type Condition =
  /** @throws ConditionError where the facts cannot be judged by it: then a rule fires */
  | { ok: true; node: ASTNode; general: boolean; applies: (facts: Facts) => boolean }
  | { ok: false; faults: ExpressionFault[] };

/** What rules about a subject may read. */
const VARIABLES: Readonly<Record<RuleSubject, readonly Variable[]>> = {
  path: ['path', 'candidate', 'environment'],
  ancestor: ['ancestor', 'candidate', 'environment'],
  candidate: ['candidate', 'environment'],
};

function celFor(subject: RuleSubject): Environment {
  const cel = new Environment({ limits: EXPRESSION_LIMITS });
  for (const variable of VARIABLES[subject]) {
    const fields = Object.fromEntries(
      Object.entries<FactType>(FACT_TYPES[variable]).map(([name, { type }]) => [name, type]),
    );
    const type = `pedigree.${variable}`;
    cel.registerType(type, { ctor: FACT_CLASSES[variable], fields });
    cel.registerVariable(variable, type);
  }
  return cel;
}

const CEL: Readonly<Record<RuleSubject, Environment>> = {
  path: celFor('path'),
  ancestor: celFor('ancestor'),
  candidate: celFor('candidate'),
};

const wordsFor = (subject: RuleSubject): string[] =>
  VARIABLES[subject].flatMap((variable) => [variable, ...Object.keys(FACT_TYPES[variable])]);

/** Compiles the `when` of a rule: once, since it is asked for every path of every decision. */
export function compileCondition(text: string, subject: RuleSubject): Condition {
  const compiled = compileExpression(text, CEL[subject], wordsFor(subject));
  if (!compiled.ok) return { ok: false, faults: [compiled.fault] };
  const faults = faultsIn(compiled.node, VARIABLES[subject]);
  if (faults.length > 0) return { ok: false, faults };
  const { node, expression } = compiled;
  const applies = (facts: Facts) => truth(() => expression(contextOf(facts)));
  return { ok: true, node, general: isGeneral(node), applies };
}

/** A condition that could not be evaluated over the facts that it was given. */
export class ConditionError extends Error {
  readonly code = 'condition-not-evaluated';
  readonly retriable = false;
}

function truth(evaluate: () => unknown): boolean {
  let answer: unknown;
  try {
    answer = evaluate();
  } catch (error) {
    throw new ConditionError(summaryOf(error), { cause: error });
  }
  if (typeof answer === 'boolean') return answer;
  throw new ConditionError(`it answered ${typeof answer}, not true or false`);
}
