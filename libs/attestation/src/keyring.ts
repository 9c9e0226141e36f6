import { isRecord } from '@pedigree/events';
import { type Certificate, readCertificate } from './certificate';
import { keysOfSet } from './jwks';
import { isFault, type KeyFault, type MaterialFault } from './key-fault';
import { namesOf } from './key-names';
import { keyFromDer, onlyBlock } from './pem';
import { type PublicKey, publicKeyOf } from './public-key';
import { subjectPattern } from './subject-pattern';
import { ALWAYS, during, instantOf, type Span } from './time';
import { shapeFault, type TrustedKey } from './trusted-key';

/** A trusted key with its material read. */
export interface LoadedKey {
  id: string;
  /** Undefined: it may vouch for every kind. */
  kinds: ReadonlySet<string> | undefined;
  validity: Span;
  publicKeys: readonly PublicKey[];
  /** Every key id that means this key. */
  names: ReadonlySet<string>;
  certificate: Certificate | undefined;
  /** Signers whom the certificate may stand for; undefined: all. */
  subjects: readonly ((name: string) => boolean)[] | undefined;
}

/** Trusted keys, ready to verify with: nothing about them can fail any more. */
export interface Keyring {
  readonly keys: readonly LoadedKey[];
}

export type KeyringOutcome = { ok: true; value: Keyring } | { ok: false; faults: KeyFault[] };

/**
 * Reads the trusted keys of a policy. All that can be wrong with them is found here, so that a policy
 * with an unusable key is refused as a whole and a later verification cannot fail for it.
 */
export function keyring(keys: readonly TrustedKey[]): KeyringOutcome {
  const outcomes = keys.map((key, index) => loadKey(key, keys.slice(0, index)));
  const faults = outcomes.flatMap((outcome, index) =>
    isFault(outcome) ? [faultOf(outcome, keys[index], index)] : [],
  );
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    value: { keys: outcomes.filter((outcome): outcome is LoadedKey => !isFault(outcome)) },
  };
}

function faultOf({ code, message, at }: MaterialFault, key: unknown, index: number): KeyFault {
  const id = idOf(key);
  const name = typeof id === 'string' && id !== '' ? id : `#${String(index + 1)}`;
  const pointer = `/${String(index)}${at}`;
  return { code, retriable: false, key: name, pointer, message: `Trusted key ${name} ${message}` };
}

function loadKey(key: TrustedKey, before: readonly TrustedKey[]): LoadedKey | MaterialFault {
  const fault = shapeFault(key);
  if (fault !== undefined) return fault;
  if (before.some((other) => idOf(other) === key.id)) return TWICE;
  const material = materialOf(key);
  if (isFault(material)) return material;
  const own = { from: instantOf(key.notBefore), until: instantOf(key.notAfter) };
  const validity = { from: own.from ?? ALWAYS.from, until: own.until ?? ALWAYS.until };
  if (validity.from >= validity.until) return NEVER_VALID;
  return {
    id: key.id,
    kinds: key.kinds && new Set(key.kinds),
    validity: during(validity, material.certificate?.validity ?? ALWAYS),
    publicKeys: material.publicKeys,
    names: new Set([key.id, ...material.names]),
    certificate: material.certificate,
    subjects: 'x509' in key ? key.subjects?.map(subjectPattern) : undefined,
  };
}

const NEVER_VALID: MaterialFault = {
  code: 'wrong-validity',
  message: 'has a notBefore that is not before its notAfter. Correct one of them.',
  at: '/notAfter',
};

const TWICE: MaterialFault = {
  code: 'duplicate-key',
  message: 'is there twice. Give each an id of its own.',
  at: '/id',
};

const idOf = (key: unknown): unknown => (isRecord(key) ? key.id : undefined);

interface Material {
  publicKeys: readonly PublicKey[];
  names: readonly string[];
  certificate?: Certificate;
}

function materialOf(key: TrustedKey): Material | MaterialFault {
  if ('pem' in key) return publicKeyMaterial(key.pem);
  if ('x509' in key) return certificateMaterial(key.x509);
  const keys = keysOfSet(key.jwks.keys);
  if (isFault(keys)) return keys;
  return {
    publicKeys: keys.map(({ publicKey }) => publicKey),
    names: keys.flatMap(({ names }) => names),
  };
}

function publicKeyMaterial(pem: string): Material | MaterialFault {
  const der = onlyBlock(pem, 'PUBLIC KEY', '/pem');
  if (isFault(der)) return der;
  const key = keyFromDer(der, '/pem');
  if (isFault(key)) return key;
  const publicKey = publicKeyOf(key);
  if (isFault(publicKey)) return { ...publicKey, at: '/pem' };
  return { publicKeys: [publicKey], names: namesOf(key) };
}

function certificateMaterial(pem: string): Material | MaterialFault {
  const der = onlyBlock(pem, 'CERTIFICATE', '/x509');
  if (isFault(der)) return der;
  const certificate = readCertificate(der);
  if (isFault(certificate)) return { ...certificate, at: '/x509' };
  const { publicKey } = certificate;
  return { publicKeys: [publicKey], names: namesOf(publicKey.key), certificate };
}
