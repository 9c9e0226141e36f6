import { type Decision } from '@pedigree/events';
import { type Subgraph } from '@pedigree/lineage';
import { compileBundle, replay } from '@pedigree/promotion';
import { UsageError } from './errors';

/** What `GET /promotions/{id}/inputs` answers, as far as it is needed. */
export interface RecordedInputs {
  ancestry: Subgraph;
  policy: { digest: string; document: string };
}

/** @throws UsageError where the inputs are not those of the decision */
export function replayOf(
  decision: Decision,
  { ancestry, policy: recorded }: RecordedInputs,
): { ok: boolean; message: string; decision: Decision } {
  const compiled = compileBundle(recorded.document);
  if (!compiled.ok) throw new UsageError('The policy among the inputs cannot be loaded.');
  const { policy } = compiled;
  if (policy.digest !== decision.policy.digest)
    throw new UsageError(
      `The inputs hold policy ${policy.digest}; the decision was made by ${decision.policy.digest}.`,
    );
  const { identical, differences, decision: made } = replay(decision, { ancestry, policy });
  const message = identical
    ? `Replayed: the same decision, byte for byte (${decision.verdict}).`
    : `NOT the same: ${differences.join(', ')} differ.`;
  return { ok: identical, message, decision: made };
}
