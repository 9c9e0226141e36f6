import { quoted, reject, type Rejection } from './rejection';
import { type Statement } from './statement';
import { instantOf, textOf } from './time';

/** A type of predicate that is taken, and what it has to say. */
export interface PredicateRule {
  predicateType: string;
  /**
   * Answers true, or sentences with what is missing and what to do. Left out: whatever it says will
   * do. One that throws does not accept.
   */
  accept?: (predicate: Predicate) => true | string;
}

export type Predicate = Readonly<Record<string, unknown>>;

const ENDS = ['expiresAt', 'validUntil'] as const;

/** The end that the signer set, in milliseconds; one that cannot be read must not count as none. */
function endOf({ predicate }: Statement): number | Rejection {
  const ends = ENDS.filter((name) => (predicate?.[name] ?? null) !== null);
  const wrong = ends.find((name) => instantOf(predicate?.[name]) === undefined);
  if (wrong !== undefined)
    return reject(
      'malformed-statement',
      `The predicate's ${wrong} must be an RFC 3339 date and time, such as 2027-01-31T00:00:00Z. Have it signed again.`,
    );
  return Math.min(...ends.map((name) => instantOf(predicate?.[name]) ?? -Infinity));
}

interface StatementChecks {
  digests: readonly string[];
  predicates: readonly PredicateRule[];
  /** When what is known of its end is reached, in milliseconds. */
  end: number;
  at: number;
}

/** Until when a Statement that a trusted key vouches for counts, in milliseconds, or why it does not. */
export function judgeStatement(
  statement: Statement,
  { predicates, digests, end, at }: StatementChecks,
): number | Rejection {
  const rules = predicates.filter((rule) => rule.predicateType === statement.predicateType);
  if (rules.length === 0) return unknownPredicate(statement, predicates);
  if (!isAbout(statement, digests)) return wrongSubject(statement, digests);
  const own = endOf(statement);
  if (typeof own !== 'number') return own;
  const until = Math.min(own, end);
  if (at >= until) return expired(until, at);
  const answers = rules.map((rule) => answerOf(rule, statement.predicate ?? {}));
  return answers.includes(true) ? until : reject('not-accepted', answers.join(' '));
}

/** Nothing but true accepts: a rule that answers otherwise than it should must not open the gate. */
function answerOf({ accept, predicateType }: PredicateRule, predicate: Predicate): true | string {
  if (accept === undefined) return true;
  try {
    const answer: unknown = accept(predicate);
    if (answer === true || (typeof answer === 'string' && answer !== '')) return answer;
    return `The predicate does not say what the policy asks of ${predicateType}. Attest anew.`;
  } catch (error) {
    return `The predicate could not be judged: ${String(error)}. Compare it with what the policy asks for.`;
  }
}

const isAbout = (statement: Statement, digests: readonly string[]): boolean =>
  sha256sOf(statement).some((digest) => digests.includes(digest));

const sha256sOf = ({ subject }: Statement): string[] =>
  subject.flatMap(({ digest }) =>
    digest?.sha256 === undefined ? [] : [`sha256:${digest.sha256.toLowerCase()}`],
  );

function unknownPredicate(
  { predicateType }: Statement,
  predicates: readonly PredicateRule[],
): Rejection {
  const known = [...new Set(predicates.map((rule) => rule.predicateType))].join(', ');
  return reject(
    'unknown-predicate',
    `The predicate type ${quoted(predicateType)} is not asked for here. Attest with ${known || 'a type that the policy names'}, or add it to the policy.`,
  );
}

function wrongSubject(statement: Statement, digests: readonly string[]): Rejection {
  const found = sha256sOf(statement).slice(0, 3).map(quoted).join(', ');
  const wanted = digests.join(', ') || 'nothing: the artifact has no digest yet';
  return reject(
    'wrong-subject',
    `The Statement is about ${found || 'no sha256 digest'}, the artifact is ${wanted}. Attest the artifact's own digest.`,
  );
}

const expired = (until: number, at: number): Rejection =>
  reject(
    'expired',
    `The attestation held until ${textOf(until) ?? ''}, and this is ${textOf(at) ?? ''}. Record a new one.`,
  );
