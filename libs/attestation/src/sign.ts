import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { dsse } from '@sigstore/core';
import { canonicalJson } from '@pedigree/events';
import { thumbprintOf } from './key-names';
import { type DsseEnvelope } from './envelope-schema';
import { IN_TOTO_PAYLOAD_TYPE } from './statement';

/** A private key that signs, by its public half's RFC 7638 thumbprint. */
export interface Signer {
  keyid: string;
  algorithm: 'EdDSA' | 'ES256';
  publicKey: KeyObject;
  /** Ed25519: the same bytes give the same signature. ECDSA: DER, and another one each time. */
  sign(bytes: Buffer): Buffer;
}

/** What `signerFromPem` throws: the same key will never do. */
export class SigningKeyError extends Error {
  override readonly name = 'SigningKeyError';
  readonly code = 'unsupported-signing-key';
  readonly retriable = false;
}

/**
 * Reads the private key of a service: PKCS #8 PEM, not encrypted, Ed25519 or ECDSA on P-256.
 *
 * @throws SigningKeyError for anything else, as a service without its key must not start
 */
export function signerFromPem(pem: string): Signer {
  if (!/^\s*-----BEGIN PRIVATE KEY-----/.test(pem))
    throw refused('is not PKCS #8 PEM. "openssl pkcs8 -topk8 -nocrypt" converts others');
  return signerOf(readKey(pem));
}

function readKey(pem: string): KeyObject {
  try {
    return createPrivateKey({ key: pem, format: 'pem' });
  } catch {
    throw refused('cannot be read. Export it again as PKCS #8 PEM');
  }
}

const refused = (what: string): SigningKeyError =>
  new SigningKeyError(`The signing key ${what}; it must be Ed25519 or ECDSA on P-256.`);

function signerOf(key: KeyObject): Signer {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  const isP256 = type === 'ec' && details?.namedCurve === 'prime256v1';
  if (type !== 'ed25519' && !isP256)
    throw refused(`is of type ${details?.namedCurve ?? String(type)}. Make another one`);
  const publicKey = createPublicKey(key);
  const hash = isP256 ? 'sha256' : null;
  return {
    keyid: thumbprintOf(publicKey),
    algorithm: isP256 ? 'ES256' : 'EdDSA',
    publicKey,
    sign: (bytes) => sign(hash, bytes, { key, dsaEncoding: 'der' }),
  };
}

/**
 * A new Ed25519 key, for a first start. Keep its PKCS #8 PEM: what was signed with it is verified with
 * its public half.
 */
export function generateSigner(): Signer & { pem: string } {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { ...signerOf(privateKey), pem };
}

/** What verifiers need, as a JWK Set; `kid` is the `keyid` of the signatures. */
export const publicJwks = ({ publicKey, keyid, algorithm }: Signer) => ({
  keys: [{ ...publicKey.export({ format: 'jwk' }), kid: keyid, alg: algorithm, use: 'sig' }],
});

/** What is written into a file or an event: text only, in the order of the DSSE specification. */
export type SignedEnvelope = Pick<DsseEnvelope, 'payloadType' | 'payload'> & {
  signatures: { keyid: string; sig: string }[];
};

/** Signs any bytes as DSSE. */
export function signEnvelope(payloadType: string, payload: Buffer, signer: Signer): SignedEnvelope {
  const sig = signer.sign(dsse.preAuthEncoding(payloadType, payload)).toString('base64');
  const signatures = [{ keyid: signer.keyid, sig }];
  return { payloadType, payload: payload.toString('base64'), signatures };
}

/** Signs an in-toto Statement, as canonical JSON: with Ed25519 the same Statement gives the same envelope. */
export const signStatement = (statement: object, signer: Signer): SignedEnvelope =>
  signEnvelope(IN_TOTO_PAYLOAD_TYPE, Buffer.from(canonicalJson(statement)), signer);
