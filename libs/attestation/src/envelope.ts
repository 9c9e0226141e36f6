import { isRecord, validate } from '@pedigree/events';
import { type z } from 'zod';
import { decodeBase64 } from './base64';
import { certificatesIn } from './certificates-in';
import {
  dsseEnvelope,
  type DsseEnvelope,
  sigstoreBundle,
  type SigstoreBundle,
} from './envelope-schema';
import { MAX_CERTIFICATES } from './limits';
import { reject, type Rejection } from './rejection';

export interface EnvelopeSignature {
  /** A hint that nothing vouches for; empty where there is none. */
  keyid: string;
  bytes: Buffer;
  /** DER, the signer's first. */
  certificates: readonly Buffer[];
}

/** A DSSE envelope, decoded. Nothing in it is verified. */
export interface Envelope {
  payloadType: string;
  payload: Buffer;
  signatures: readonly EnvelopeSignature[];
}

export type ParsedEnvelope = { ok: true; value: Envelope } | Rejection;

/**
 * Reads what tools write as parsed JSON: a DSSE envelope (in-toto, securesystemslib, cosign, witness)
 * or a Sigstore bundle that holds one. Fields that are not known are passed over, as DSSE asks for.
 */
export function parseEnvelope(document: unknown): ParsedEnvelope {
  if (!isRecord(document)) return malformed(`must be ${ACCEPTED}. Give the parsed JSON document`);
  if ('messageSignature' in document)
    return malformed(
      'is a Sigstore bundle of a bare signature, not of an attestation. ' +
        'Make it with "cosign attest-blob" instead of "cosign sign-blob"',
    );
  const isBundle = 'dsseEnvelope' in document || 'verificationMaterial' in document;
  return isBundle
    ? read(sigstoreBundle, document, ({ dsseEnvelope: envelope, verificationMaterial }) =>
        decode(envelope, verificationMaterial),
      )
    : read(dsseEnvelope, document, (envelope) => decode(envelope, {}));
}

const ACCEPTED = 'a DSSE envelope or a Sigstore bundle with one';

const malformed = (what: string): Rejection =>
  reject('malformed-envelope', `The envelope ${what}.`);

function read<S extends z.ZodType>(
  schema: S,
  document: unknown,
  next: (value: z.infer<S>) => ParsedEnvelope,
): ParsedEnvelope {
  const checked = validate(schema, document);
  if (checked.ok) return next(checked.value);
  const [problem] = checked.errors;
  const { pointer, message, remedy } = problem ?? { pointer: '', message: '', remedy: '' };
  return malformed(
    `is wrong at ${pointer || 'its root'}: ${message}. ${remedy}`.replace(/\.$/, ''),
  );
}

type Material = SigstoreBundle['verificationMaterial'] | Record<string, never>;

function decode(envelope: DsseEnvelope, material: Material): ParsedEnvelope {
  const payload = decodeBase64(envelope.payload);
  if (payload === undefined) return notBase64('/payload');
  const presented = presentedBy(material);
  if (presented === undefined) return unreadable('/verificationMaterial');
  const signatures: EnvelopeSignature[] = [];
  for (const [index, entry] of envelope.signatures.entries()) {
    const pointer = `/signatures/${String(index)}`;
    const bytes = decodeBase64(entry.sig);
    if (bytes === undefined) return notBase64(`${pointer}/sig`);
    const certificates = carriedBy(entry);
    if (certificates === undefined) return unreadable(pointer);
    const keyid = entry.keyid || material.publicKey?.hint || '';
    signatures.push({ keyid, bytes, certificates: [...certificates, ...presented] });
  }
  if (signatures.flatMap(({ certificates }) => certificates).length > MAX_CERTIFICATES)
    return malformed(`carries more than ${String(MAX_CERTIFICATES)} certificates. Leave out some`);
  return { ok: true, value: { payloadType: envelope.payloadType, payload, signatures } };
}

const notBase64 = (pointer: string): Rejection =>
  malformed(`is wrong at ${pointer}: it is not base64. Encode it without line breaks`);

const unreadable = (pointer: string): Rejection =>
  malformed(`is wrong at ${pointer}: a certificate is neither PEM nor base64 of DER`);

const presentedBy = (material: Material): Buffer[] | undefined =>
  certificatesIn([
    material.certificate?.rawBytes,
    ...(material.x509CertificateChain?.certificates ?? []).map(({ rawBytes }) => rawBytes),
  ]);

const carriedBy = (entry: DsseEnvelope['signatures'][number]): Buffer[] | undefined =>
  certificatesIn([entry.cert, entry.certificate, ...(entry.intermediates ?? [])]);
