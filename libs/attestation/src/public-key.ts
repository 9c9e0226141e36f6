import { constants, type KeyObject, verify, type VerifyKeyObjectInput } from 'node:crypto';
import { RSA_BITS } from './limits';

/** One way in which a key may have signed; a key never verifies in a way that its type does not have. */
interface Scheme {
  /** Names that a JWK's `alg` has for it. */
  algorithms: readonly string[];
  hash: 'sha256' | 'sha384' | null;
  settings: Omit<VerifyKeyObjectInput, 'key'>;
}

export interface PublicKey {
  key: KeyObject;
  schemes: readonly Scheme[];
  /** Bytes of a signature, where they are fixed. */
  signatureLength: number | undefined;
}

export type PublicKeyFault = { code: 'unsupported-key' | 'weak-key'; message: string };

const ED25519: readonly Scheme[] = [{ algorithms: ['EdDSA', 'Ed25519'], hash: null, settings: {} }];
const RSA: readonly Scheme[] = [
  { algorithms: ['RS256'], hash: 'sha256', settings: { padding: constants.RSA_PKCS1_PADDING } },
  {
    algorithms: ['PS256'],
    hash: 'sha256',
    settings: {
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: constants.RSA_PSS_SALTLEN_AUTO,
    },
  },
];
/** DER is what DSSE tools write, IEEE P1363 what JOSE and WebCrypto do. */
const ecdsa = (hash: 'sha256' | 'sha384', ...algorithms: string[]): Scheme[] =>
  (['der', 'ieee-p1363'] as const).map((dsaEncoding) => ({
    algorithms,
    hash,
    settings: { dsaEncoding },
  }));
const P256 = ecdsa('sha256', 'ES256');
/** cosign and witness hash with SHA-256 for this curve, too. */
const P384 = [...ecdsa('sha384', 'ES384'), ...ecdsa('sha256')];

const USABLE = `Use Ed25519, ECDSA on P-256 or P-384, or RSA with at least ${String(RSA_BITS.least)} bits.`;

/** Takes a key for what it may verify, or says why it may not be trusted at all. */
export function publicKeyOf(key: KeyObject): PublicKey | PublicKeyFault {
  const { modulusLength = 0, namedCurve } = key.asymmetricKeyDetails ?? {};
  switch (key.type === 'public' ? key.asymmetricKeyType : key.type) {
    case 'ed25519':
      return { key, schemes: ED25519, signatureLength: 64 };
    case 'rsa':
      return rsaKey(key, modulusLength);
    case 'ec':
      if (namedCurve === 'prime256v1') return { key, schemes: P256, signatureLength: undefined };
      if (namedCurve === 'secp384r1') return { key, schemes: P384, signatureLength: undefined };
      return unsupported(`an elliptic-curve key on ${String(namedCurve)}`);
    default:
      return unsupported(`of type ${String(key.asymmetricKeyType ?? key.type)}`);
  }
}

function rsaKey(key: KeyObject, bits: number): PublicKey | PublicKeyFault {
  if (bits < RSA_BITS.least)
    return { code: 'weak-key', message: `is RSA with only ${String(bits)} bits. ${USABLE}` };
  if (bits > RSA_BITS.most)
    return unsupported(`RSA with ${String(bits)} bits, more than ${String(RSA_BITS.most)}`);
  return { key, schemes: RSA, signatureLength: Math.ceil(bits / 8) };
}

const unsupported = (what: string): PublicKeyFault => ({
  code: 'unsupported-key',
  message: `is ${what}. ${USABLE}`,
});

/** Narrows a key to the one algorithm that its JWK names; without any scheme it verifies nothing. */
export const onlyFor = (publicKey: PublicKey, algorithm: string): PublicKey => ({
  ...publicKey,
  schemes: publicKey.schemes.filter(({ algorithms }) => algorithms.includes(algorithm)),
});

/** Whether this key made this signature of these bytes, in any way that its type has. */
export function verifies(publicKey: PublicKey, bytes: Buffer, signature: Buffer): boolean {
  const { key, schemes, signatureLength = signature.length } = publicKey;
  if (signature.length !== signatureLength) return false;
  return schemes.some(({ hash, settings }) => {
    try {
      return verify(hash, bytes, { key, ...settings }, signature);
    } catch {
      return false; // a signature that OpenSSL cannot even read
    }
  });
}
