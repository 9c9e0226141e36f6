import { type RuleId } from '../policy';
import * as evaluations from './evaluations';
import * as provenance from './provenance';
import { type Rule } from './rule';
import * as transmission from './transmission';

/** Every rule by its id, in the order in which a decision lists what fired: the worst first. */
export const RULE_BOOK: Readonly<Record<RuleId, Rule>> = {
  'same-base-transmission': transmission.sameBaseTransmission,
  'suspect-ancestor': provenance.suspectAncestor,
  'trait-regression': evaluations.traitRegression,
  'same-base-judge': transmission.sameBaseJudge,
  'partial-initialization': transmission.partialInitialization,
  'unknown-initialization': transmission.unknownInitialization,
  relay: transmission.relay,
  'unknown-provenance': provenance.unknownProvenance,
  indeterminate: provenance.indeterminate,
  'unvetted-external-corpus': provenance.unvettedExternalCorpus,
  'self-distillation': transmission.selfDistillation,
  'cross-base-unevaluated': transmission.crossBaseUnevaluated,
  'trait-evals-missing': evaluations.traitEvalsMissing,
};
