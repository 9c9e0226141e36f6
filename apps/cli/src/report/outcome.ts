import { type Decision } from '@pedigree/events';

/** How a gate ended, for the reports. */
export type GateOutcome = { model: string; environment: string } & (
  | { kind: 'decided'; decision: Decision; page: string }
  /** No decision: pending, unreachable, refused. */
  | { kind: 'undecided'; message: string }
);
