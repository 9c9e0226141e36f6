import { createHash } from 'node:crypto';
import { verifyAttestation } from '@pedigree/attestation';
import { type EventData, isRecord } from '@pedigree/events';
import { dataOf } from '../evidence';
import { type Policy } from '../policy';
import { type Environments, environmentsOf } from './environments';
import { type BundleFault } from './fault';
import { predicatesOf } from './predicates';
import { Report } from './report';
import { rulesOf } from './rules';
import { header } from './shape';
import { readSource } from './source';
import { trustOf } from './trust';
import { verifyOnce } from './verify-once';
import { vouchingOf } from './vouching';
import { checked } from './zod-faults';

export interface BundleOptions {
  /** What faults call the document, e.g. its path. */
  file?: string;
}

/** A policy ready to judge by, and the very text that its digest is of. */
export type CompiledBundle =
  { ok: true; policy: Policy; document: string } | { ok: false; faults: BundleFault[] };

/**
 * Makes a policy of a bundle: YAML or JSON as docs/policy.md describes it. All that can be wrong with
 * it is found here and at once, so that a bundle either judges or is refused as a whole. Never throws.
 */
export function compileBundle(text: string, { file }: BundleOptions = {}): CompiledBundle {
  const reading = readSource(text, file);
  if (!reading.ok) return reading;
  const report = new Report(reading.source, file);
  const policy = policyOf(reading.source.value, digestOf(text), report);
  const { faults } = report;
  if (policy !== undefined && faults.length === 0) return { ok: true, policy, document: text };
  return { ok: false, faults };
}

/** `sha256:<hex>` of a document's bytes, by which decisions name it. */
export const digestOf = (text: string): string =>
  `sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`;

function policyOf(value: unknown, digest: string, report: Report): Policy | undefined {
  const document = checked(header, value, [], report);
  const given = isRecord(value) ? value : {};
  const environments = environmentsIn(given, report);
  const { verify, kinds } = verifierOf(given, report);
  const vouches = vouchingOf(listIn(given, 'principals'), report);
  const rules = rulesOf(
    listIn(given, 'rules'),
    { traitSuites: document?.traitSuites ?? [], attestations: kinds },
    report,
  );
  if (document === undefined || environments === undefined || verify === undefined)
    return undefined;
  const { name, version, thresholds, traitSuites } = document;
  const trustsKeys = listIn(given, 'trustedKeys').length > 0;
  return {
    ...{ name, version, digest, traitSuites, rules, verify, vouches, trustsKeys },
    ...thresholds,
    ...environments,
  };
}

const listIn = (given: Readonly<Record<string, unknown>>, key: string): readonly unknown[] =>
  Array.isArray(given[key]) ? given[key] : [];

const mappingIn = (given: Readonly<Record<string, unknown>>, key: string) =>
  isRecord(given[key]) ? given[key] : {};

/** Where there are none at all, that is said already. */
const environmentsIn = (
  given: Readonly<Record<string, unknown>>,
  report: Report,
): Environments | undefined =>
  isRecord(given['environments']) ? environmentsOf(given['environments'], report) : undefined;

type Recorded = Pick<EventData<'ai.pedigree.attestation.recorded.v1'>, 'envelope' | 'expiresAt'>;

interface Verifier {
  kinds: ReadonlySet<string>;
  verify: Policy['verify'] | undefined;
}

function verifierOf(given: Readonly<Record<string, unknown>>, report: Report): Verifier {
  const keyring = trustOf(listIn(given, 'trustedKeys'), report);
  const predicates = predicatesOf(mappingIn(given, 'attestations'), report);
  const kinds = new Set(predicates.keys());
  if (keyring === undefined) return { kinds, verify: undefined };
  return {
    kinds,
    verify: verifyOnce((attestation, digests, at) => {
      const { id: kind } = attestation;
      const { envelope, expiresAt } = dataOf<Recorded>(attestation);
      return verifyAttestation(envelope, {
        ...{ keyring, kind, digests, at, predicates: predicates.get(kind) ?? [] },
        ...(expiresAt === undefined ? {} : { expiresAt }),
      });
    }),
  };
}
