import { decodeBase64 } from './base64';
import { pemBlocks } from './pem';

/**
 * The certificates of all texts as DER, in order. A text is PEM with one or several certificates
 * (in-toto), that in base64 once more (Go programs such as witness), or base64 of DER (Sigstore).
 * Undefined where one is none of these.
 */
export function certificatesIn(
  texts: readonly (string | null | undefined)[],
): Buffer[] | undefined {
  const read = texts
    .filter((text) => text !== undefined && text !== null && text !== '')
    .map(toDer);
  return read.every((certificates) => certificates !== undefined) ? read.flat() : undefined;
}

function toDer(text: string | null | undefined): Buffer[] | undefined {
  if (text === null || text === undefined) return [];
  if (text.includes(PEM)) return fromPem(text);
  const bytes = decodeBase64(text);
  return bytes?.includes(PEM) ? fromPem(bytes.toString('latin1')) : bytes && [bytes];
}

const PEM = '-----BEGIN ';

const fromPem = (pem: string): Buffer[] | undefined =>
  pemBlocks(pem)
    ?.filter(({ label }) => label === 'CERTIFICATE')
    .map(({ der }) => der);
