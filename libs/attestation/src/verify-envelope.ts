import { type Envelope, parseEnvelope } from './envelope';
import { type Keyring } from './keyring';
import { type Rejection } from './rejection';
import { instant, textOf } from './time';
import { vouchFor } from './vouch';

export interface EnvelopeChecks {
  keyring: Keyring;
  /** RFC 3339: the moment at which it is to hold. */
  at: string;
  /** What the key has to vouch for; left out, only keys without `kinds` count. */
  kind?: string;
}

export type VerifiedEnvelope = Pick<Envelope, 'payloadType' | 'payload'> & {
  ok: true;
  /** The id of the trusted key. */
  key: string;
  /** From when on the signature no longer counts; absent: it always will. */
  expiresAt?: string;
};

/**
 * Verifies an envelope of any payload type, for instance a decision, and answers the bytes that were
 * signed: read these, and look at `payloadType` first.
 *
 * @throws TypeError where `at` is no RFC 3339 date and time
 */
export function verifyEnvelope(
  document: unknown,
  { keyring, at, kind }: EnvelopeChecks,
): VerifiedEnvelope | Rejection {
  const now = instant(at, 'at');
  const parsed = parseEnvelope(document);
  if (!parsed.ok) return parsed;
  const { payloadType, payload } = parsed.value;
  const voucher = vouchFor(parsed.value, { keyring, kind, at: now });
  if (!voucher.ok) return voucher;
  const expiresAt = textOf(voucher.validity.until);
  const verified = { ok: true as const, key: voucher.key, payloadType, payload };
  return expiresAt === undefined ? verified : { ...verified, expiresAt };
}
