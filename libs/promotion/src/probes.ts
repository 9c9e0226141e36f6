import { idOf } from '@pedigree/lineage';
import { type RejectedEvidence } from '@pedigree/events';
import { against, dataOf, endOf, type Evidence, type ProbeData, rejection } from './evidence';
import { latest, type Moment, momentOf } from './moments';
import { type Vertex } from './pedigree';

export const drifted = ({ conclusion, drift, threshold }: ProbeData): boolean =>
  conclusion === 'drift' || drift > threshold;

/** When the last drift of a model was found; NEVER without one. It counts whoever sends it, whatever its age. */
export const driftOf = (model: Vertex, state?: string): Moment =>
  latest(
    against(model, 'probe', state)
      .filter((evidence) => drifted(dataOf<ProbeData>(evidence)))
      .map(momentOf),
  );

/** A probe that shows something; whether its baseline will do depends on who asks. */
export interface Probe {
  evidence: Evidence;
  id: string;
  /** Artifact id. */
  baseline: string;
  /** Milliseconds since the epoch. */
  end: number;
}

/** Probes among evidence that holds for a model, and what is missing in the others. */
export function probesAmong(
  counted: readonly Evidence[],
  maxAgeDays: number,
): { passing: Probe[]; rejected: RejectedEvidence[]; hasDrift: boolean } {
  const passing: Probe[] = [];
  const rejected: RejectedEvidence[] = [];
  for (const evidence of counted) {
    const data = dataOf<ProbeData>(evidence);
    if (drifted(data)) continue;
    if (data.baseline === undefined) rejected.push(rejection(evidence, NO_BASELINE));
    else
      passing.push({
        evidence,
        id: data.probe.id,
        baseline: idOf(data.baseline),
        end: endOf(evidence, maxAgeDays),
      });
  }
  return { passing, rejected, hasDrift: counted.some((one) => drifted(dataOf<ProbeData>(one))) };
}

const NO_BASELINE = {
  code: 'no-baseline',
  message: 'It names no baseline. Name the model that it compares with.',
};
