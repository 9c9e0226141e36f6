import { type Certificate, readCertificate } from './certificate';
import { chainTo } from './chain';
import { type EnvelopeSignature } from './envelope';
import { type LoadedKey } from './keyring';
import { quoted } from './rejection';
import { during, holdsAt, type Span } from './time';

/** A signature with its certificates read; `fault` says why the signer's own is of no use. */
export interface Presented {
  signature: EnvelopeSignature;
  certificates: readonly Certificate[];
  fault: string | undefined;
}

/** Others than the signer's certificate that cannot be read are left out: a chain may do without them. */
export function present(signature: EnvelopeSignature): Presented {
  const read = signature.certificates.map(readCertificate);
  const certificates = read.filter((one): one is Certificate => !('code' in one));
  const [signer] = read;
  if (signer === undefined) return { signature, certificates: [], fault: undefined };
  if ('code' in signer) return { signature, certificates: [], fault: signer.message };
  const fault = signer.maySign ? undefined : NOT_FOR_SIGNING;
  return { signature, certificates: fault === undefined ? certificates : [], fault };
}

const NOT_FOR_SIGNING = 'is not for signing: its keyUsage lacks digitalSignature. Use another one.';

/** How a presented certificate is vouched for by a trusted one. */
export interface Backing {
  signer: Certificate;
  /** While every certificate from the signer's to the trusted one is valid. */
  validity: Span;
}

/** A chain of certificates valid at that moment is preferred to one that tells which was not. */
export function backingBy(
  key: LoadedKey,
  { certificates }: Presented,
  at: number,
): Backing | undefined {
  const [signer] = certificates;
  if (key.certificate === undefined || signer === undefined) return undefined;
  if (!stands(key, signer)) return undefined;
  const chain =
    chainTo(key.certificate, certificates, ({ validity }) => holdsAt(validity, at)) ??
    chainTo(key.certificate, certificates, () => true);
  return chain && { signer, validity: during(...chain.map(({ validity }) => validity)) };
}

/** Whether the trusted certificate may stand for this signer, by the names that were asked for. */
export const stands = ({ subjects }: LoadedKey, { names }: Certificate): boolean =>
  subjects === undefined || names.some((name) => subjects.some((matches) => matches(name)));

/** Whose certificate it is, for a message. */
export const nameOf = ({ names, x509 }: Certificate): string =>
  quoted(names[0] ?? x509.subject.replaceAll('\n', ', '));
