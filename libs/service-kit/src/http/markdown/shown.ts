import { type Decision, type PlanDecision } from '@pedigree/events';
import { type Revoked } from '../decision.dto';

/** A decision on a promotion, a plan or nothing at all (a dry run). */
export type DecisionShown = (Decision | PlanDecision) & { revoked?: Revoked };
