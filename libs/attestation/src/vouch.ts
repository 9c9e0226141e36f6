import { dsse } from '@sigstore/core';
import { type Envelope } from './envelope';
import { type Keyring, type LoadedKey } from './keyring';
import { backingBy, nameOf, present, type Presented, stands } from './presented';
import { verifies } from './public-key';
import { mostTelling, quoted, reject, type Rejection } from './rejection';
import { during, holdsAt, type Span, textOf } from './time';

export interface Question {
  keyring: Keyring;
  /** What is to be vouched for. Undefined: only keys that may vouch for everything count. */
  kind: string | undefined;
  at: number;
}

/** A trusted key that signed the payload, and while that counts. */
export interface Voucher {
  ok: true;
  key: string;
  validity: Span;
}

/**
 * Finds a trusted key that signed the envelope. Every signature is tried with every key, as key ids
 * are only hints. Where several keys signed, the one that counts longest is answered, then the
 * first in the keyring; so neither the order of signatures nor added ones change the answer.
 */
export function vouchFor(envelope: Envelope, question: Question): Voucher | Rejection {
  const signed = dsse.preAuthEncoding(envelope.payloadType, envelope.payload);
  const outcomes = envelope.signatures
    .map(present)
    .flatMap((presented) => judge(presented, signed, question));
  const vouchers = outcomes.filter((outcome) => outcome.ok);
  return (
    longest(vouchers, question) ?? mostTelling(outcomes.filter(isRejection)) ?? unknown(envelope)
  );
}

function longest(vouchers: readonly Voucher[], { keyring }: Question): Voucher | undefined {
  const order = new Map(keyring.keys.map(({ id }, index) => [id, index]));
  const place = ({ key }: Voucher): number => order.get(key) ?? 0;
  return [...vouchers].sort(
    (a, b) => compare(b.validity.until, a.validity.until) || place(a) - place(b),
  )[0];
}

/** Subtraction would not do: infinity minus infinity is no number. */
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
const isRejection = (outcome: Voucher | Rejection): outcome is Rejection => !outcome.ok;

/** What every key says of one signature; of a certificate that no key stands behind, that it is not trusted. */
function judge(presented: Presented, signed: Buffer, question: Question): (Voucher | Rejection)[] {
  const outcomes = question.keyring.keys
    .map((key) => judgeBy(key, presented, signed, question))
    .filter((outcome) => outcome !== undefined);
  if (outcomes.length > 0 || presented.signature.certificates.length === 0) return outcomes;
  return [untrusted(presented)];
}

/** Undefined where the signature has nothing to do with the key. */
function judgeBy(
  key: LoadedKey,
  presented: Presented,
  signed: Buffer,
  question: Question,
): Voucher | Rejection | undefined {
  const { keyid, bytes } = presented.signature;
  if (maySignItself(key) && key.publicKeys.some((publicKey) => verifies(publicKey, signed, bytes)))
    return admit(key, key.validity, question);
  const backing = backingBy(key, presented, question.at);
  if (backing !== undefined && verifies(backing.signer.publicKey, signed, bytes))
    return admit(key, during(key.validity, backing.validity), question);
  if (backing === undefined && !key.names.has(keyid)) return undefined;
  return reject('bad-signature', badSignature(key));
}

/** A certificate that is trusted need not be in the envelope, but is held to the same. */
const maySignItself = (key: LoadedKey): boolean =>
  key.certificate === undefined || (key.certificate.maySign && stands(key, key.certificate));

function admit(key: LoadedKey, validity: Span, { kind, at }: Question): Voucher | Rejection {
  if (key.kinds !== undefined && (kind === undefined || !key.kinds.has(kind)))
    return reject('key-not-for-kind', notForKind(key, kind));
  if (holdsAt(validity, at)) return { ok: true, key: key.id, validity };
  const now = textOf(at) ?? '';
  if (at < validity.from) {
    const from = textOf(validity.from) ?? '';
    const message = `Key ${quoted(key.id)}, or a certificate of the signer, is valid only from ${from}, and this is ${now}. Wait, or sign with a key that is valid.`;
    return reject('not-yet-valid', message);
  }
  const until = textOf(validity.until) ?? '';
  const message = `Key ${quoted(key.id)}, or a certificate of the signer, was valid until ${until}, and this is ${now}. Sign again with a key that is valid.`;
  return reject('expired', message);
}

const notForKind = ({ id, kinds }: LoadedKey, kind: string | undefined): string =>
  `Key ${quoted(id)} signed this, but may vouch only for ${[...(kinds ?? [])].join(', ')}` +
  `${kind === undefined ? '' : `, not for ${kind}`}. Sign with a key that may, or add the kind to its kinds.`;

function badSignature({ id, publicKeys }: LoadedKey): string {
  const isEd25519 = publicKeys.some(({ key }) => key.asymmetricKeyType === 'ed25519');
  return `The envelope names the trusted key ${quoted(id)}, but that key did not sign this payload: payload or signature were changed, or the key id is wrong. Get the original, or have it signed again.${isEd25519 ? COSIGN_ED25519 : ''}`;
}

/** Of which neither OpenSSL 3.0 nor Node tell. */
const COSIGN_ED25519 =
  ' With an Ed25519 key cosign makes Ed25519ph signatures, which are not supported: give it an ECDSA key.';

function untrusted({ certificates: [signer], fault }: Presented): Rejection {
  const message =
    signer === undefined
      ? `The signer's certificate ${fault ?? 'cannot be used.'}`
      : `The signer's certificate, of ${nameOf(signer)}, was not issued by a trusted authority for that name. Put the intermediate certificates into the envelope, or add the authority with these subjects to the trusted keys.`;
  return reject('untrusted-certificate', message);
}

const MAX_NAMED = 5;

function unknown({ signatures }: Envelope): Rejection {
  const named = [...new Set(signatures.map(({ keyid }) => keyid))].filter((id) => id !== '').sort();
  const ids = named.slice(0, MAX_NAMED).map(quoted).join(', ');
  const found = ids === '' ? 'the signatures name no key' : `the signatures name ${ids}`;
  const message = `No signature is by a trusted key; ${found}. Add the signer's public key to the trusted keys, or have a trusted key sign. A payload that was changed after signing looks the same.`;
  return reject('unknown-key', message);
}
