import { type Certificate } from './certificate';

/** The signer's certificate first, the trusted one last; one and the same where it is trusted itself. */
export type Chain = readonly Certificate[];

/**
 * The shortest way from the first of the presented certificates to a trusted one, over any of the
 * others in any order. Each is visited once, so that many of them cost their number squared at most.
 *
 * @param admits which certificates may stand in it, for instance those valid at some moment
 */
export function chainTo(
  trusted: Certificate,
  presented: readonly Certificate[],
  admits: (certificate: Certificate) => boolean,
): Chain | undefined {
  const [signer, ...others] = presented.filter((one, index) => index === 0 || admits(one));
  if (signer === undefined || !admits(signer) || !admits(trusted)) return undefined;
  const unvisited = new Set(others);
  const paths: Certificate[][] = [[signer]];
  for (const path of paths) {
    const last = path.at(-1) as Certificate;
    if (last.x509.raw.equals(trusted.x509.raw)) return path;
    if (issued(trusted, last, path.length)) return [...path, trusted];
    for (const issuer of unvisited) {
      if (!issued(issuer, last, path.length)) continue;
      unvisited.delete(issuer);
      paths.push([...path, issuer]);
    }
  }
  return undefined;
}

/** @param length certificates up to and with `subject`: all but the first are authorities below the issuer */
function issued(issuer: Certificate, subject: Certificate, length: number): boolean {
  if (!issuer.isAuthority || issuer.pathLength < length - 1) return false;
  if (!subject.x509.checkIssued(issuer.x509)) return false;
  try {
    return subject.x509.verify(issuer.publicKey.key);
  } catch {
    return false; // a key of another type than the signature's
  }
}
