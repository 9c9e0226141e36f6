import { type Evidence } from '../evidence';
import { type Policy, type Verification } from '../policy';

/**
 * Signatures are dear, and many models may rest on the same attestation: what came of verifying it is
 * remembered for as long as the evidence itself is at hand.
 */
export function verifyOnce(verify: Policy['verify']): Policy['verify'] {
  const known = new WeakMap<Evidence, Map<string, Verification>>();
  return (attestation, digests, at) => {
    const answers = known.get(attestation) ?? new Map<string, Verification>();
    known.set(attestation, answers);
    const key = JSON.stringify([at, digests]);
    const answer = answers.get(key) ?? verify(attestation, digests, at);
    answers.set(key, answer);
    return answer;
  };
}
