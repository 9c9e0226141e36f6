import { type ASTNode, type Environment, type ParseResult } from '@marcbachmann/cel-js';
import { type Complaint } from './fault';
import { didYouMean } from './did-you-mean';

/** Longest expression, in UTF-16 code units. */
export const MAX_EXPRESSION_LENGTH = 2000;

/** What an expression may be made of: enough for any sentence a person can follow. */
export const EXPRESSION_LIMITS = {
  maxAstNodes: 500,
  maxDepth: 32,
  maxListElements: 100,
  maxMapEntries: 20,
  maxCallArguments: 8,
};

/** What is wrong with an expression, `offset` characters after its start. */
export interface ExpressionFault extends Complaint {
  offset: number;
}

export type Compiled =
  { ok: true; expression: ParseResult; node: ASTNode } | { ok: false; fault: ExpressionFault };

/** Parses and type-checks a CEL expression that has to answer true or false. */
export function compileExpression(
  text: string,
  cel: Environment,
  known: Iterable<string>,
): Compiled {
  if (text.length > MAX_EXPRESSION_LENGTH)
    return refuse(0, `is longer than ${String(MAX_EXPRESSION_LENGTH)} characters.`, SPLIT);
  try {
    const expression = cel.parse(text);
    const checked = expression.check();
    if (!checked.valid) return failed(checked.error, known);
    if (checked.type !== 'bool')
      return refuse(0, `answers ${checked.type ?? 'nothing'}, not true or false.`, COMPARE);
    return { ok: true, expression, node: expression.ast };
  } catch (error) {
    return failed(error, known);
  }
}

const SPLIT = 'Make two rules of it.';
const COMPARE = 'Compare it with something, e.g. `== true`.';

const refuse = (offset: number, message: string, remedy: string): Compiled => ({
  ok: false,
  fault: { offset, message, remedy },
});

/** As much of cel-js's errors as is relied on. */
interface CelError {
  code?: string;
  summary?: string;
  range?: { start: number };
}

/** What went wrong, in one line: cel-js's message goes on to show where. */
export function summaryOf(error: unknown): string {
  const { summary } = error as CelError;
  return summary ?? (error instanceof Error ? error.message : String(error));
}

function failed(error: unknown, known: Iterable<string>): Compiled {
  const { code = '', range } = error as CelError;
  const why = summaryOf(error);
  const [, word] = /^(?:No such key|Unknown variable): (.*)$/.exec(why) ?? [];
  const remedy = word === undefined ? remedyOf(code) : `${didYouMean(word, known).trim()} ${FACTS}`;
  return refuse(range?.start ?? 0, `is not valid CEL: ${why}.`, remedy.trim());
}

const FACTS = 'The facts that a condition may read are listed in docs/policy.md.';

const remedyOf = (code: string): string =>
  code.includes('overload')
    ? 'Compare like with like: texts with texts, numbers with numbers.'
    : 'Correct the expression; see https://cel.dev for the language.';
