import { isRecord, validate } from '@pedigree/events';
import { z } from 'zod';
import { type MaterialFault } from './key-fault';
import { quoted } from './rejection';

const time = z.iso.datetime({ offset: true, error: 'must be an RFC 3339 date and time' });

const common = {
  /** What decisions and messages call it; unique in a keyring. */
  id: z.string().min(1).max(200),
  /** Kinds of attestation that it may vouch for. Absent: all. */
  kinds: z.array(z.string().min(1)).min(1).optional(),
  notBefore: time.optional(),
  /** From this moment on, what it signed no longer counts. */
  notAfter: time.optional(),
};

const byMaterial = {
  pem: z.strictObject({ ...common, pem: z.string() }),
  x509: z.strictObject({
    ...common,
    x509: z.string(),
    subjects: z.array(z.string().min(1)).min(1).optional(),
  }),
  jwks: z.strictObject({
    ...common,
    jwks: z.looseObject({ keys: z.array(z.record(z.string(), z.unknown())).max(100) }),
  }),
};
const MATERIALS = ['pem', 'x509', 'jwks'] as const;

/**
 * Whom a policy trusts to sign, with exactly one of
 * - `pem`: a public key as SPKI PEM (Ed25519, ECDSA on P-256 or P-384, RSA with 2048 to 8192 bits);
 * - `x509`: PEM of one certificate. Either it is an authority, and what it issued directly or over
 *   certificates in the envelope is trusted as well; or it is the signer's own. `subjects` narrows it
 *   to signers with such a subject alternative name (email, DNS or URI), see `subjectPattern`;
 * - `jwks`: a JWK Set, of which each key for signatures may sign.
 */
export const trustedKey = z.union([byMaterial.pem, byMaterial.x509, byMaterial.jwks]);
export type TrustedKey = z.infer<typeof trustedKey>;

/** What is wrong with the fields of a key, before its material is looked at. */
export function shapeFault(key: unknown): MaterialFault | undefined {
  if (!isRecord(key)) return malformed('must be an object with id and one of pem, x509 and jwks.');
  const [material, ...others] = MATERIALS.filter((field) => field in key);
  if (material === undefined || others.length > 0)
    return malformed('must have exactly one of pem, x509 and jwks.');
  const schema = byMaterial[material];
  const unknown = Object.keys(key).find((field) => !(field in schema.shape));
  if (unknown !== undefined)
    return malformed(`has the unknown field ${quoted(unknown)}. Correct or remove it.`);
  const checked = validate<z.ZodType>(schema, key);
  const [problem] = checked.ok ? [] : checked.errors;
  if (problem === undefined) return undefined;
  const { pointer, message, remedy } = problem;
  return malformed(`has a wrong field: ${pointer.slice(1)} ${message}. ${remedy}`, pointer);
}

const malformed = (message: string, at = ''): MaterialFault => ({
  code: 'malformed-key',
  message,
  at,
});
