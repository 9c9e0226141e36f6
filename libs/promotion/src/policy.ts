import { createHash } from 'node:crypto';
import { type Severity } from '@pedigree/events';
import { type ClaimLevel } from './shares-init';

export const RULES = [
  'same-base-transmission',
  'self-distillation',
  'same-base-judge',
  'partial-initialization',
  'unknown-initialization',
  'relay',
  'suspect-ancestor',
  'trait-regression',
  'trait-evals-missing',
  'cross-base-unevaluated',
  'unvetted-external-corpus',
  'unknown-provenance',
  'indeterminate',
] as const;
export type RuleId = (typeof RULES)[number];

export interface RuleSettings {
  severity: Severity;
  /** Kinds of evidence that together clear it. */
  clearedBy: readonly string[];
  /** AIDEFEND, MITRE ATLAS, OWASP and NIST references that a decision cites. */
  controls: readonly string[];
}

/** What the engine is told; everything that a security team may want to set. */
export interface PolicyDocument {
  name: string;
  version: string;
  rules: Readonly<Record<RuleId, RuleSettings>>;
  /** Trait suites that every fine-tune needs. */
  traitSuites: readonly string[];
  /** How firmly independence must be claimed to count. */
  independence: ClaimLevel;
  /** A metric may be worse than its baseline by this much, in its own unit. */
  traitTolerance: number;
  /** Most hops of witness paths that one reason carries; the rest is counted, not shown. */
  witnessHops: number;
}

export interface Policy extends PolicyDocument {
  /** sha256 of the document: a decision names the policy that made it. */
  digest: string;
}

/** Seals a policy document with its digest. */
export const policyOf = (document: PolicyDocument): Policy => ({
  ...document,
  digest: `sha256:${createHash('sha256').update(canonical(document)).digest('hex')}`,
});

/** JSON with sorted keys: the same document gives the same text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(',')}}`;
}
