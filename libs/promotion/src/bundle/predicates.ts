import { Environment } from '@marcbachmann/cel-js';
import { type PredicateRule } from '@pedigree/attestation';
import { z } from 'zod';
import { didYouMean } from './did-you-mean';
import { compileExpression, EXPRESSION_LIMITS, summaryOf } from './expression';
import { faultsIn } from './expression-checks';
import { type Path } from './fault';
import { type Report } from './report';
import { ATTESTATION_KINDS, predicate as predicateSchema } from './shape';
import { checked } from './zod-faults';

export type Predicates = ReadonlyMap<string, readonly PredicateRule[]>;

const CEL = new Environment({ limits: EXPRESSION_LIMITS }).registerVariable(
  'predicate',
  'map<string, dyn>',
);

/** Which in-toto predicates count as an attestation of each kind, and what they have to say. */
export function predicatesOf(given: Readonly<Record<string, unknown>>, report: Report): Predicates {
  const predicates = new Map<string, PredicateRule[]>();
  for (const [kind, listed] of Object.entries(given)) {
    const path = ['attestations', kind];
    if (!ATTESTATION_KINDS.includes(kind)) reportKind(kind, path, report);
    const rules = checked(z.array(z.unknown()).min(1).max(100), listed, path, report) ?? [];
    predicates.set(
      kind,
      rules.flatMap((rule, index) => ruleOf(rule, [...path, index], report) ?? []),
    );
  }
  return predicates;
}

const reportKind = (kind: string, path: Path, report: Report): void =>
  report.atKey(path, {
    message: `${JSON.stringify(kind.slice(0, 80))} is no kind of attestation.`,
    remedy: `Use one of: ${ATTESTATION_KINDS.join(', ')}.${didYouMean(kind, ATTESTATION_KINDS)}`,
  });

function ruleOf(given: unknown, path: Path, report: Report): PredicateRule | undefined {
  const rule = checked(predicateSchema, given, path, report);
  if (rule === undefined) return undefined;
  const compiled = compileExpression(rule.accept, CEL, ['predicate']);
  const faults = compiled.ok ? faultsIn(compiled.node, ['predicate']) : [compiled.fault];
  for (const { offset, ...complaint } of faults)
    report.within([...path, 'accept'], offset, complaint);
  if (!compiled.ok) return undefined;
  const { predicateType, accept } = rule;
  const { expression } = compiled;
  return {
    predicateType,
    accept: (predicate) => answer(() => expression({ predicate }), accept, predicateType),
  };
}

type Answer = ReturnType<NonNullable<PredicateRule['accept']>>;

/** What the condition says of a predicate; one that it cannot be asked about is not accepted. */
function answer(evaluate: () => unknown, accept: string, type: string): Answer {
  const asked = `the policy asks for ${JSON.stringify(accept)} of ${type}`;
  try {
    return (
      evaluate() === true ||
      `The predicate does not say so: ${asked}. Have an attestation signed that does.`
    );
  } catch (error) {
    return `The predicate could not be judged (${summaryOf(error)}): ${asked}. Have an attestation signed that says it.`;
  }
}
