import { createHash, type KeyObject } from 'node:crypto';
import { canonicalJson } from '@pedigree/events';

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();

/** What RFC 7638 hashes of a key, by key type (`OKP` is RFC 8037). */
const THUMBPRINT_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  RSA: ['e', 'kty', 'n'],
  EC: ['crv', 'kty', 'x', 'y'],
  OKP: ['crv', 'kty', 'x'],
};

/** RFC 7638 thumbprint with SHA-256, base64url: the same for a key in whatever format it came. */
export function thumbprintOf(key: KeyObject): string {
  const jwk = key.export({ format: 'jwk' });
  const members = THUMBPRINT_MEMBERS[jwk.kty ?? ''] ?? [];
  const hashed = Object.fromEntries(members.map((member) => [member, jwk[member]]));
  return sha256(canonicalJson(hashed)).toString('base64url');
}

/**
 * The key ids that tools write for a public key, besides those agreed upon: the RFC 7638 thumbprint;
 * sha256 of the SPKI DER in hex, or in base64 (the hint in a Sigstore bundle); sha256 of the PEM in
 * hex (witness); and securesystemslib's, with all that it hashes along with the key.
 */
export function namesOf(key: KeyObject): string[] {
  const der = sha256(key.export({ format: 'der', type: 'spki' }));
  const pem = key.export({ format: 'pem', type: 'spki' }).toString();
  const names = [thumbprintOf(key), der.toString('hex'), der.toString('base64')];
  return [...names, sha256(pem).toString('hex'), ...securesystemslibNames(key, pem)];
}

const SECURESYSTEMSLIB_SCHEMES: Readonly<Record<string, readonly string[]>> = {
  ed25519: ['ed25519'],
  rsa: ['rsassa-pss-sha256', 'rsa-pkcs1v15-sha256'],
  prime256v1: ['ecdsa-sha2-nistp256'],
  secp384r1: ['ecdsa-sha2-nistp384'],
};

/** Python keeps the line break at the end of the PEM, Go does not; older versions hash algorithm names, too. */
function securesystemslibNames(key: KeyObject, pem: string): string[] {
  const { asymmetricKeyType = '', asymmetricKeyDetails } = key;
  const isCurve = asymmetricKeyType === 'ec';
  const keytype = isCurve ? 'ecdsa' : asymmetricKeyType;
  const schemes =
    SECURESYSTEMSLIB_SCHEMES[(isCurve && asymmetricKeyDetails?.namedCurve) || keytype] ?? [];
  const publics = keytype === 'ed25519' ? [rawHexOf(key)] : [pem, pem.trim()];
  const additions = [{}, { keyid_hash_algorithms: ['sha256', 'sha512'] }];
  return schemes.flatMap((scheme) =>
    publics.flatMap((text) =>
      additions.map((addition) => {
        const hashed = { ...addition, keytype, keyval: { public: text }, scheme };
        return sha256(canonicalOlpc(hashed)).toString('hex');
      }),
    ),
  );
}

/** securesystemslib's canonical JSON escapes nothing but quotes and backslashes: line breaks stay. */
const canonicalOlpc = (value: object): string => canonicalJson(value).replaceAll('\\n', '\n');

const rawHexOf = (key: KeyObject): string =>
  Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex');
