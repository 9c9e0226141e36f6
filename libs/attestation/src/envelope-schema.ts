import { z } from 'zod';
import { base64Length } from './base64';
import {
  MAX_CERTIFICATE_BYTES,
  MAX_CERTIFICATES,
  MAX_PAYLOAD_BYTES,
  MAX_SIGNATURE_BYTES,
  MAX_SIGNATURES,
} from './limits';

const base64 = (bytes: number) => z.string().max(base64Length(bytes));
/** PEM is base64 with line breaks and, in some tools, once more in base64. */
const certificate = base64(MAX_CERTIFICATE_BYTES * 2);

/**
 * DSSE 1.0. `cert` is what in-toto and `certificate` with `intermediates` what witness add for
 * signatures with X.509.
 */
export const dsseEnvelope = z.looseObject({
  payloadType: z
    .string()
    .max(255)
    .regex(/^[\x20-\x7e]+$/, 'must be a media type or URI, in ASCII'),
  payload: base64(MAX_PAYLOAD_BYTES),
  signatures: z
    .array(
      z.looseObject({
        keyid: z.string().max(1024).nullish(),
        sig: base64(MAX_SIGNATURE_BYTES).min(1),
        cert: certificate.nullish(),
        certificate: certificate.nullish(),
        intermediates: z.array(certificate).max(MAX_CERTIFICATES).nullish(),
      }),
    )
    .min(1)
    .max(MAX_SIGNATURES),
});
export type DsseEnvelope = z.infer<typeof dsseEnvelope>;

const rawBytes = z.looseObject({ rawBytes: base64(MAX_CERTIFICATE_BYTES) });

/** Sigstore bundle, versions 0.1 to 0.3; without what only says when it was logged. */
export const sigstoreBundle = z.looseObject({
  mediaType: z
    .string()
    .regex(
      /^application\/vnd\.dev\.sigstore\.bundle[.+;]/,
      'must be the media type of a Sigstore bundle',
    ),
  dsseEnvelope,
  verificationMaterial: z.looseObject({
    certificate: rawBytes.nullish(),
    x509CertificateChain: z
      .looseObject({ certificates: z.array(rawBytes).max(MAX_CERTIFICATES) })
      .nullish(),
    publicKey: z.looseObject({ hint: z.string().max(1024).nullish() }).nullish(),
  }),
});
export type SigstoreBundle = z.infer<typeof sigstoreBundle>;
