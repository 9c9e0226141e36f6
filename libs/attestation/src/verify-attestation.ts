import { type Envelope, parseEnvelope } from './envelope';
import { type Keyring } from './keyring';
import { judgeStatement, type Predicate, type PredicateRule } from './judge-statement';
import { quoted, reject, type Rejection } from './rejection';
import { IN_TOTO_PAYLOAD_TYPE, parseStatement, type Statement, type Subject } from './statement';
import { instant, textOf } from './time';
import { vouchFor } from './vouch';

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
  const end = Math.min(given, voucher.validity.until);
  const until = judgeStatement(statement.value, { ...checks, end, at });
  return typeof until === 'number' ? attestation(statement.value, voucher.key, until) : until;
}

const otherPayload = ({ payloadType }: Envelope): Rejection =>
  reject(
    'unsupported-payload-type',
    `The envelope's payload is ${quoted(payloadType)}. Sign an in-toto Statement as ${IN_TOTO_PAYLOAD_TYPE}.`,
  );

function attestation(statement: Statement, key: string, until: number): Attestation {
  const { predicateType, predicate, subject: subjects } = statement;
  const end = textOf(until);
  const verified = { ok: true as const, key, predicateType, predicate: predicate ?? {}, subjects };
  return end === undefined ? verified : { ...verified, expiresAt: end };
}
