/**
 * Why an attestation does not count, the most telling first: where several signatures fail in
 * different ways, the first of these is what is answered.
 *
 * - `malformed-envelope`: neither a DSSE envelope nor a Sigstore bundle with one, or beyond a limit
 * - `unsupported-payload-type`: an envelope, of something else than an in-toto Statement
 * - `expired`, `not-yet-valid`: the attestation, its key or a certificate, at the moment asked for
 * - `key-not-for-kind`: signed by a trusted key that may not vouch for this kind
 * - `bad-signature`: a trusted key is named, by key id or certificate, and did not make the signature
 *   over this payload
 * - `untrusted-certificate`: signed with a certificate that leads to no trusted one
 * - `unknown-key`: no signature is by a trusted key, nor names one. An envelope without key ids whose
 *   payload was changed gives this, too: nothing in it tells whose signature it was
 * - `malformed-statement`: vouched for, but the payload is no in-toto Statement
 * - `unknown-predicate`: a Statement of a type that was not asked for
 * - `wrong-subject`: about other bytes than the artifact's
 * - `not-accepted`: the predicate does not say what it has to say
 */
export const REJECTION_CODES = [
  'malformed-envelope',
  'unsupported-payload-type',
  'expired',
  'not-yet-valid',
  'key-not-for-kind',
  'bad-signature',
  'untrusted-certificate',
  'unknown-key',
  'malformed-statement',
  'unknown-predicate',
  'wrong-subject',
  'not-accepted',
] as const;
export type RejectionCode = (typeof REJECTION_CODES)[number];

export interface Rejection {
  ok: false;
  code: RejectionCode;
  /** A sentence or two for people: what is wrong, and what to do about it. */
  message: string;
}

export const reject = (code: RejectionCode, message: string): Rejection => ({
  ok: false,
  code,
  message,
});

/** The most telling of several rejections of the same envelope, whatever their order. */
export const mostTelling = (rejections: readonly Rejection[]): Rejection | undefined =>
  [...rejections].sort(
    (a, b) =>
      REJECTION_CODES.indexOf(a.code) - REJECTION_CODES.indexOf(b.code) ||
      (a.message < b.message ? -1 : 1),
  )[0];

const MAX_QUOTED = 80;

/** What a stranger wrote, fit to stand in a message: one line, quoted and cut. */
export const quoted = (text: string): string =>
  JSON.stringify(text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text);
