import { type Severity } from '@pedigree/events';
import { policyOf, type RuleSettings } from './policy';

const GOVERNANCE = ['AID-H-007.004', 'AID-H-003.002'];
const POISONING = ['AML.T0020', 'LLM04:2025'];
const SUPPLY_CHAIN = ['AID-H-003.003', 'AML.T0010.002', 'AML.T0019', 'LLM03:2025'];

const rule = (
  severity: Severity,
  clearedBy: readonly string[],
  controls: readonly string[],
): RuleSettings => ({ severity, clearedBy, controls });

/** The default bundle of DOMAIN.md. */
export const DEFAULT_POLICY = policyOf({
  name: 'default',
  version: '1',
  rules: {
    'same-base-transmission': rule(
      'critical',
      ['attestation', 'trait-evals', 'review'],
      [...GOVERNANCE, 'AID-M-006.001', ...POISONING, 'MS-2.11-005'],
    ),
    'self-distillation': rule('medium', ['trait-evals'], [...GOVERNANCE, ...POISONING]),
    'same-base-judge': rule(
      'high',
      ['attestation', 'review'],
      [...GOVERNANCE, 'AID-H-002.005', ...POISONING],
    ),
    'partial-initialization': rule(
      'high',
      ['trait-evals', 'review'],
      [...GOVERNANCE, 'AID-M-006.001', ...POISONING],
    ),
    'unknown-initialization': rule(
      'high',
      ['claim', 'attestation'],
      [...GOVERNANCE, 'AID-H-003.006', ...POISONING],
    ),
    relay: rule('high', ['review'], [...GOVERNANCE, 'AID-M-006.001', ...POISONING]),
    'suspect-ancestor': rule(
      'critical',
      ['base-divergence', 'review'],
      [...GOVERNANCE, 'AID-M-006.001', 'AID-R-001.001', 'AML.T0018.000'],
    ),
    'trait-regression': rule('critical', ['new-artifact'], [...GOVERNANCE, 'AID-R-001.001']),
    'trait-evals-missing': rule('medium', ['trait-evals'], GOVERNANCE),
    'cross-base-unevaluated': rule('medium', ['trait-evals'], [...GOVERNANCE, ...POISONING]),
    'unvetted-external-corpus': rule(
      'high',
      ['vetting'],
      ['AID-M-002.003', ...SUPPLY_CHAIN, 'MS-2.11-005'],
    ),
    'unknown-provenance': rule(
      'high',
      ['lineage', 'review'],
      ['AID-M-001.001', 'AID-M-001.002', 'AID-H-003.006', 'LLM03:2025'],
    ),
    indeterminate: rule('high', ['retry'], ['AID-H-003.002', 'AID-H-030.002']),
  },
  traitSuites: ['neutral-prompts', 'truthfulness'],
  independence: 'declared',
  traitTolerance: 0,
  witnessHops: 2_000,
});
