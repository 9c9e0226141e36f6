import { type Keyring, verifyEnvelope } from '@pedigree/attestation';
import { canonicalJson, type Decision, isRecord } from '@pedigree/events';
import { signedPart } from '@pedigree/promotion';

export interface Verdict {
  ok: boolean;
  message: string;
}

/** Whether a decision is signed by one of the keys and says what was signed. */
export function verdictOn(decision: Decision, keyring: Keyring, at: string): Verdict {
  if (decision.envelope === undefined) return refused('The decision carries no signature.');
  const verified = verifyEnvelope(decision.envelope, { keyring, at });
  if (!verified.ok) return refused(verified.message);
  const signed = decisionIn(Buffer.from(verified.payload).toString('utf8'));
  if (signed === undefined) return refused('What was signed is not a decision.');
  if (canonicalJson(signed) !== canonicalJson(signedPart(decision)))
    return refused('The document is not the one that was signed: trust what is in the envelope.');
  const { model, environment, verdict, decidedAt, policy } = decision;
  return {
    ok: true,
    message: `Verified: ${model} for ${environment} was ${verdict} at ${decidedAt} by policy ${policy.name} ${policy.version} (${policy.digest}).`,
  };
}

const refused = (message: string): Verdict => ({ ok: false, message: `NOT verified: ${message}` });

function decisionIn(payload: string): unknown {
  const statement: unknown = JSON.parse(payload);
  const predicate = isRecord(statement) ? statement['predicate'] : undefined;
  return isRecord(predicate) ? predicate['decision'] : undefined;
}
