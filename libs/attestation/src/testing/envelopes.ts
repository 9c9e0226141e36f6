import { constants, type KeyObject, sign } from 'node:crypto';
import { dsse } from '@sigstore/core';
import { keyring, type Keyring } from '../keyring';
import { IN_TOTO_PAYLOAD_TYPE, STATEMENT_TYPE } from '../statement';
import { type TrustedKey } from '../trusted-key';
import { type AttestationChecks } from '../verify-attestation';

export const SHA256 = 'ab'.repeat(32);
export const DIGEST = `sha256:${SHA256}`;
export const PREDICATE_TYPE = 'https://pedigree.example/predicates/generator-alignment/v1';
export const KIND = 'generator-alignment';
export const AT = '2027-01-01T00:00:00Z';

export const statementOf = (over: object = {}) => ({
  _type: STATEMENT_TYPE,
  subject: [{ name: 'weights', digest: { sha256: SHA256 } }],
  predicateType: PREDICATE_TYPE,
  predicate: { aligned: true },
  ...over,
});

export interface TestSignature {
  keyid?: string | null;
  sig: string;
  cert?: string;
  certificate?: string;
  intermediates?: string[];
}
export interface TestEnvelope {
  payloadType: string;
  payload: string;
  signatures: TestSignature[];
}

/** How a key signs bytes as DSSE tools do; `pss` and `p1363` are what some of them do instead. */
export function signatureOf(key: KeyObject, bytes: Buffer, way?: 'pss' | 'p1363'): Buffer {
  const type = key.asymmetricKeyType;
  if (type === 'ed25519') return sign(null, bytes, key);
  const padding = way === 'pss' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  if (type === 'rsa') return sign('sha256', bytes, { key, padding });
  const hash = key.asymmetricKeyDetails?.namedCurve === 'secp384r1' ? 'sha384' : 'sha256';
  return sign(hash, bytes, { key, dsaEncoding: way === 'p1363' ? 'ieee-p1363' : 'der' });
}

export interface EnvelopeOptions {
  statement?: object;
  payloadType?: string;
  payload?: Buffer;
  way?: 'pss' | 'p1363';
  /** Fields of the signature besides `sig`. */
  with?: Omit<TestSignature, 'sig'>;
}

/** An envelope as another tool would write it: not by the code that is tested. */
export function envelopeBy(key: KeyObject, options: EnvelopeOptions = {}): TestEnvelope {
  const { statement = statementOf(), payloadType = IN_TOTO_PAYLOAD_TYPE } = options;
  const { payload = Buffer.from(JSON.stringify(statement)) } = options;
  const sig = signatureOf(key, dsse.preAuthEncoding(payloadType, payload), options.way);
  const signatures = [{ ...options.with, sig: sig.toString('base64') }];
  return { payloadType, payload: payload.toString('base64'), signatures };
}

export const spkiPem = (key: KeyObject): string =>
  key.export({ type: 'spki', format: 'pem' }).toString();

/** @throws Error with the faults, where the keys are not as a test needs them */
export function loaded(...keys: TrustedKey[]): Keyring {
  const outcome = keyring(keys);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.value;
}

export const checksWith = (
  ring: Keyring,
  over: Partial<AttestationChecks> = {},
): AttestationChecks => ({
  keyring: ring,
  kind: KIND,
  digests: [DIGEST],
  predicates: [{ predicateType: PREDICATE_TYPE }],
  at: AT,
  ...over,
});
