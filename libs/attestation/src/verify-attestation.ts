import { type Envelope, parseEnvelope } from './envelope';
import { type Keyring } from './keyring';
import { quoted, reject, type Rejection } from './rejection';
import { IN_TOTO_PAYLOAD_TYPE, parseStatement, type Statement, type Subject } from './statement';
import { instant, instantOf, textOf } from './time';
import { vouchFor } from './vouch';

/** A type of predicate that is taken, and what it has to say. */
export interface PredicateRule {
  predicateType: string;
  /**
   * Answers true, or a sentence with what is missing and what to do. Left out: whatever it says will
   * do. One that throws does not accept.
   */
  accept?: (predicate: Predicate) => true | string;
}

export type Predicate = Readonly<Record<string, unknown>>;

export interface AttestationChecks {
  keyring: Keyring;
  /** The kind of attestation that the key has to be trusted for. */
  kind: string;
  /** `sha256:<hex>` of the artifact; one of them has to be a subject. */
  digests: readonly string[];
  /** Several for one type: any of them will do. */
  predicates: readonly PredicateRule[];
  /** RFC 3339: the moment at which it is to hold. */
  at: string;
  /** RFC 3339: the end that was given from outside, by the event that brought it. */
  expiresAt?: string;
}

export interface Attestation {
  ok: true;
  /** The id of the trusted key. */
  key: string;
  predicateType: string;
  predicate: Predicate;
  subjects: readonly Subject[];
  /** The earliest end of the event's, the predicate's, the key's and the certificates'. */
  expiresAt?: string;
}

/**
 * Whether an attestation is by a trusted key, about these bytes, of a type that is asked for, and in
 * force at `at`. A pure function: the same arguments give the same answer, on any day.
 *
 * @throws TypeError where `at` or `expiresAt` is no RFC 3339 date and time
 */
export function verifyAttestation(
  document: unknown,
  checks: AttestationChecks,
): Attestation | Rejection {
  const at = instant(checks.at, 'at');
  const given = checks.expiresAt === undefined ? Infinity : instant(checks.expiresAt, 'expiresAt');
  const parsed = parseEnvelope(document);
  if (!parsed.ok) return parsed;
  if (parsed.value.payloadType !== IN_TOTO_PAYLOAD_TYPE) return otherPayload(parsed.value);
  const { keyring, kind } = checks;
  const voucher = vouchFor(parsed.value, { keyring, kind, at });
  if (!voucher.ok) return voucher;
  const statement = parseStatement(parsed.value.payload);
  if (!statement.ok) return statement;
  const end = endOf(statement.value);
  if (typeof end !== 'number') return end;
  const until = Math.min(given, end, voucher.validity.until);
  return (
    faultIn(statement.value, checks, until, at) ?? attestation(statement.value, voucher.key, until)
  );
}

const otherPayload = ({ payloadType }: Envelope): Rejection =>
  reject(
    'unsupported-payload-type',
    `The envelope's payload is ${quoted(payloadType)}. Sign an in-toto Statement as ${IN_TOTO_PAYLOAD_TYPE}.`,
  );

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

function faultIn(
  statement: Statement,
  { predicates, digests }: AttestationChecks,
  until: number,
  at: number,
): Rejection | undefined {
  const rules = predicates.filter((rule) => rule.predicateType === statement.predicateType);
  if (rules.length === 0) return unknownPredicate(statement, predicates);
  if (!isAbout(statement, digests)) return wrongSubject(statement, digests);
  if (at >= until) return expired(until, at);
  const refusals = rules.map((rule) => answerOf(rule, statement.predicate ?? {}));
  return refusals.includes(true)
    ? undefined
    : reject('not-accepted', refusals.filter((one) => one !== true).join(' '));
}

function answerOf({ accept }: PredicateRule, predicate: Predicate): true | string {
  try {
    return accept?.(predicate) ?? true;
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

function attestation(statement: Statement, key: string, until: number): Attestation {
  const { predicateType, predicate, subject: subjects } = statement;
  const end = textOf(until);
  const verified = { ok: true as const, key, predicateType, predicate: predicate ?? {}, subjects };
  return end === undefined ? verified : { ...verified, expiresAt: end };
}
