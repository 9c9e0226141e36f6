import { against, dataOf, endOf, type ProbeData, type Weighed } from './evidence';
import { type CandidateFacts } from './policy';
import { type Vertex } from './pedigree';

export interface Probes {
  state: CandidateFacts['probe'];
  by: readonly string[];
  /** Milliseconds since the epoch at which the last passing one ends. */
  end: number;
}

const drifted = ({ conclusion, drift, threshold }: ProbeData): boolean =>
  conclusion === 'drift' || drift > threshold;

/** What internal-state probes say of a candidate: one drift outweighs any pass, whatever its age. */
export function probesOf(candidate: Vertex, weighed: Weighed, maxAgeDays: number): Probes {
  if (against(candidate, 'probe').some((evidence) => drifted(dataOf<ProbeData>(evidence))))
    return { state: 'drift', by: [], end: Infinity };
  const [best] = weighed.counted
    .map((evidence) => ({ evidence, end: endOf(evidence, maxAgeDays) }))
    .sort((a, b) => b.end - a.end);
  if (best === undefined) return { state: 'none', by: [], end: Infinity };
  const { probe } = dataOf<ProbeData>(best.evidence);
  return { state: 'pass', by: [`probe ${probe.id}`], end: best.end };
}
