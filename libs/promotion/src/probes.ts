import { against, dataOf, endOf, type ProbeData, type Weighed } from './evidence';
import { later } from './paths';
import { type CandidateFacts } from './policy';
import { type Vertex } from './pedigree';

export interface Probes {
  state: CandidateFacts['probe'];
  by: readonly string[];
  /** Milliseconds since the epoch at which the last passing one ends. */
  end: number;
  /** RFC 3339 UTC: when the last drift was found; empty without one. */
  driftedAt: string;
}

const drifted = ({ conclusion, drift, threshold }: ProbeData): boolean =>
  conclusion === 'drift' || drift > threshold;

/** What internal-state probes say of a candidate: one drift outweighs any pass, whatever its age. */
export function probesOf(candidate: Vertex, weighed: Weighed, maxAgeDays: number): Probes {
  const driftedAt = against(candidate, 'probe')
    .filter((evidence) => drifted(dataOf<ProbeData>(evidence)))
    .map(({ occurredAt }) => occurredAt)
    .reduce(later, '');
  if (driftedAt !== '') return { state: 'drift', by: [], end: Infinity, driftedAt };
  const [best] = weighed.counted
    .map((evidence) => ({ evidence, end: endOf(evidence, maxAgeDays) }))
    .sort((a, b) => b.end - a.end);
  if (best === undefined) return { state: 'none', by: [], end: Infinity, driftedAt };
  const { probe } = dataOf<ProbeData>(best.evidence);
  return { state: 'pass', by: [`probe ${probe.id}`], end: best.end, driftedAt };
}
