import { X509Certificate } from 'node:crypto';
import { type ASN1Obj, X509Certificate as Structure } from '@sigstore/core';
import { type PublicKey, type PublicKeyFault, publicKeyOf } from './public-key';
import { type Span } from './time';

/** What is asked of a certificate, read once: OpenSSL checks signatures, the structure tells the rest. */
export interface Certificate {
  x509: X509Certificate;
  publicKey: PublicKey;
  validity: Span;
  /** It may issue certificates: basicConstraints say so, and keyUsage does not say otherwise. */
  isAuthority: boolean;
  /** Most authorities that may stand between it and the signer's certificate. */
  pathLength: number;
  /** It may sign documents: keyUsage is absent or has digitalSignature. */
  maySign: boolean;
  /** Subject alternative names of type email, DNS and URI. */
  names: readonly string[];
}

export interface CertificateFault {
  code: 'malformed-certificate' | PublicKeyFault['code'];
  /** Goes on after "The certificate". */
  message: string;
}

const malformed = (message: string): CertificateFault => ({
  code: 'malformed-certificate',
  message,
});

/** DER -> certificate, or why it can be neither trusted nor used to sign. */
export function readCertificate(der: Buffer): Certificate | CertificateFault {
  try {
    const x509 = new X509Certificate(der);
    const structure = Structure.parse(Buffer.from(x509.raw));
    return faultIn(structure) ?? certificateOf(x509, structure);
  } catch {
    return malformed('is not X.509 v3 that can be read. Give it as PEM or DER.');
  }
}

function certificateOf(
  x509: X509Certificate,
  structure: Structure,
): Certificate | CertificateFault {
  const publicKey = publicKeyOf(x509.publicKey);
  if ('code' in publicKey) return { ...publicKey, message: `has a key that ${publicKey.message}` };
  const { extBasicConstraints: constraints, extKeyUsage: usage } = structure;
  const limit = constraints?.pathLenConstraint;
  return {
    x509,
    publicKey,
    validity: validityOf(structure),
    isAuthority: x509.ca,
    pathLength: limit === undefined ? Infinity : Number(limit),
    maySign: usage?.digitalSignature ?? true,
    names: namesIn(structure),
  };
}

/** `notAfter` is taken as the first moment at which it no longer holds, a second stricter than RFC 5280. */
function validityOf({ notBefore, notAfter }: Structure): Span {
  const span = { from: notBefore.getTime(), until: notAfter.getTime() };
  if (Number.isNaN(span.from) || Number.isNaN(span.until)) throw new RangeError('no such date');
  return span;
}

const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';
/** Extensions that may be critical: what they ask for is heeded here, or asks for nothing here. */
const UNDERSTOOD = new Set([
  '2.5.29.14', // subjectKeyIdentifier
  '2.5.29.15', // keyUsage
  SUBJECT_ALTERNATIVE_NAME,
  '2.5.29.19', // basicConstraints
  '2.5.29.32', // certificatePolicies
  '2.5.29.35', // authorityKeyIdentifier
  '2.5.29.37', // extKeyUsage
]);

/** Without MD5, SHA-1 and SHA-224. */
const SIGNATURE_ALGORITHMS = new Set([
  '1.2.840.113549.1.1.10', // RSASSA-PSS
  '1.2.840.113549.1.1.11', // RSA with SHA-256
  '1.2.840.113549.1.1.12',
  '1.2.840.113549.1.1.13',
  '1.2.840.10045.4.3.2', // ECDSA with SHA-256
  '1.2.840.10045.4.3.3',
  '1.2.840.10045.4.3.4',
  '1.3.101.112', // Ed25519
]);

function faultIn(structure: Structure): CertificateFault | undefined {
  const algorithm = structure.root.subs[1]?.subs[0]?.toOID() ?? '';
  if (!SIGNATURE_ALGORITHMS.has(algorithm))
    return malformed(
      `is signed with ${algorithm}, which is weak or unknown. Use SHA-256 or better.`,
    );
  const ids = structure.extensions.map(idOf);
  if (new Set(ids).size !== ids.length) return malformed('has an extension twice. Issue it anew.');
  const strange = structure.extensions.find((one) => isCritical(one) && !UNDERSTOOD.has(idOf(one)));
  if (strange === undefined) return undefined;
  return malformed(
    `has the critical extension ${idOf(strange)}, which is not supported. Issue it without.`,
  );
}

const idOf = (extension: ASN1Obj): string => extension.subs[0]?.toOID() ?? '';
const isCritical = ({ subs }: ASN1Obj): boolean => subs.length === 3 && !!subs[1]?.toBoolean();

/** Context tags of GeneralName: rfc822Name, dNSName, uniformResourceIdentifier. */
const NAME_TAGS = [1, 2, 6];

function namesIn(structure: Structure): string[] {
  const names = structure.extension(SUBJECT_ALTERNATIVE_NAME)?.valueObj.subs[0]?.subs ?? [];
  return names
    .filter(({ tag }) => NAME_TAGS.some((one) => tag.isContextSpecific(one)))
    .map(({ value }) => value.toString('latin1'));
}
