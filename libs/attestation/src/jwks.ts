import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { isFault, type MaterialFault } from './key-fault';
import { namesOf } from './key-names';
import { privateKeyFound } from './pem';
import { onlyFor, type PublicKey, publicKeyOf } from './public-key';

export interface NamedKey {
  publicKey: PublicKey;
  names: readonly string[];
}

type Jwk = Readonly<Record<string, unknown>>;

/** Members of which each alone makes a JWK private or symmetric (RFC 7518, 6.2.2, 6.3.2, 6.4; RFC 8037). */
const SECRET_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

/**
 * The keys of a JWK Set that may verify signatures. Keys for encryption are passed over; any other key
 * that cannot be used is a fault, so that no signer is left out in silence.
 */
export function keysOfSet(jwks: readonly Jwk[]): NamedKey[] | MaterialFault {
  const keys: NamedKey[] = [];
  for (const [index, jwk] of jwks.entries()) {
    if (jwk.use === 'enc') continue;
    const read = readJwk(jwk, `/jwks/keys/${String(index)}`);
    if (isFault(read)) return read;
    keys.push(read);
  }
  if (keys.length > 0) return keys;
  const message = 'has a JWK Set without any key for signatures. Add one.';
  return { code: 'malformed-key', message, at: '/jwks/keys' };
}

function readJwk(jwk: Jwk, at: string): NamedKey | MaterialFault {
  if (jwk.kty === 'oct')
    return { code: 'unsupported-key', message: 'is a shared secret. Give a public key.', at };
  if (SECRET_MEMBERS.some((member) => member in jwk))
    return { code: 'private-key', message: privateKeyFound, at };
  if (!mayVerify(jwk))
    return {
      code: 'unsupported-key',
      message: 'is not meant to verify signatures, by its use or key_ops.',
      at,
    };
  const key = importJwk(jwk, at);
  if (isFault(key)) return key;
  const publicKey = publicKeyOf(key);
  if (isFault(publicKey)) return { ...publicKey, at };
  return named(jwk, publicKey, at);
}

const mayVerify = ({ use, key_ops: operations }: Jwk): boolean =>
  (use === undefined || use === 'sig') &&
  (operations === undefined || (Array.isArray(operations) && operations.includes('verify')));

function importJwk(jwk: Jwk, at: string) {
  try {
    return createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' });
  } catch {
    const message = 'is not a JWK that can be read. Give kty and its members as RFC 7518 has them.';
    return { code: 'malformed-key' as const, message, at };
  }
}

/** `alg` narrows what the key may do (RFC 7517, 4.4): `none`, HMAC and other hashes leave nothing. */
function named(jwk: Jwk, whole: PublicKey, at: string): NamedKey | MaterialFault {
  const publicKey = jwk.alg === undefined ? whole : onlyFor(whole, String(jwk.alg));
  if (publicKey.schemes.length === 0) {
    const message = `is for ${JSON.stringify(jwk.alg)}. Use EdDSA, ES256, ES384, RS256 or PS256.`;
    return { code: 'unsupported-key', message, at };
  }
  const names = namesOf(publicKey.key);
  return {
    publicKey,
    names: typeof jwk.kid === 'string' && jwk.kid !== '' ? [jwk.kid, ...names] : names,
  };
}
