import { keyring, type Keyring, type TrustedKey } from '@pedigree/attestation';
import { isRecord } from '@pedigree/events';
import { didYouMean } from './did-you-mean';
import { type Path } from './fault';
import { type Report } from './report';
import { ATTESTATION_KINDS } from './shape';

const COMMON = ['id', 'kinds', 'notBefore', 'notAfter'];
const MATERIAL: Readonly<Record<string, readonly string[]>> = {
  pem: [],
  x509: ['subjects'],
  jwks: [],
};

/** Whom a bundle trusts to sign. Material that cannot be used is a fault here, not a surprise at a decision. */
export function trustOf(given: readonly unknown[], report: Report): Keyring | undefined {
  const misshapen = new Set(
    given.flatMap((key, index) =>
      reportShape(key, ['trustedKeys', index], report) ? [] : [index],
    ),
  );
  // The shape is checked there once more, whatever the type says.
  const outcome = keyring(given as readonly TrustedKey[]);
  if (outcome.ok) return outcome.value;
  for (const { pointer, message } of outcome.faults) {
    const [index, ...rest] = pointer.split('/').slice(1);
    if (misshapen.has(Number(index))) continue;
    const [what = '', ...remedy] = message.split(/(?<=\.) /);
    report.at(['trustedKeys', Number(index), ...rest], {
      message: what,
      remedy: remedy.join(' ') || 'Correct it.',
    });
  }
  return undefined;
}

/** What is worth a better word than the material's reader has. @returns whether the shape will do */
function reportShape(key: unknown, path: Path, report: Report): boolean {
  if (!isRecord(key)) {
    report.at(path, { message: 'must be a mapping.', remedy: 'Give id, and pem, x509 or jwks.' });
    return false;
  }
  const material = Object.keys(MATERIAL).filter((name) => Object.hasOwn(key, name));
  const known = [
    ...COMMON,
    ...Object.keys(MATERIAL),
    ...material.flatMap((one) => MATERIAL[one] ?? []),
  ];
  const unknown = Object.keys(key).filter((name) => !known.includes(name));
  for (const name of unknown)
    report.atKey([...path, name], {
      message: `${JSON.stringify(name.slice(0, 80))} is not known here.`,
      remedy: `Known here: ${known.join(', ')}.${didYouMean(name, known)}`,
    });
  if (material.length !== 1)
    report.at(path, {
      message: `holds ${material.join(' and ') || 'no key'}.`,
      remedy: 'Give exactly one of pem, x509 and jwks.',
    });
  return (
    reportKinds(key['kinds'], [...path, 'kinds'], report) &&
    unknown.length === 0 &&
    material.length === 1
  );
}

/** A kind that no event can bring is a mistake, and the key would vouch for nothing. */
function reportKinds(kinds: unknown, path: Path, report: Report): boolean {
  if (!Array.isArray(kinds)) return true;
  const wrong = kinds.flatMap((kind: unknown, index) =>
    typeof kind === 'string' && !ATTESTATION_KINDS.includes(kind) ? [{ kind, index }] : [],
  );
  for (const { kind, index } of wrong)
    report.at([...path, index], {
      message: `${JSON.stringify(kind.slice(0, 80))} is no kind of attestation.`,
      remedy: `Use one of: ${ATTESTATION_KINDS.join(', ')}.${didYouMean(kind, ATTESTATION_KINDS)}`,
    });
  return wrong.length === 0;
}
