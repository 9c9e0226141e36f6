import { createHash } from 'node:crypto';
import { type Decision } from '@pedigree/events';

const VSA = 'https://slsa.dev/verification_summary/v1';

/**
 * A decision as an in-toto Statement with a SLSA verification summary, which other tools can read;
 * the decision document itself stands in it whole, without what is added after signing.
 */
export function statementOf(decision: Decision): object {
  const { model, digest, verdict, policy, decidedAt } = decision;
  const passed = verdict === 'approved';
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: model, digest: digestSet(model, digest) }],
    predicateType: VSA,
    predicate: {
      verifier: { id: 'https://pedigree.ai/gate' },
      timeVerified: decidedAt,
      resourceUri: model,
      policy: {
        uri: `urn:pedigree:policy:${policy.name}:${policy.version}`,
        digest: { sha256: policy.digest.replace(/^sha256:/, '') },
      },
      verificationResult: passed ? 'PASSED' : 'FAILED',
      verifiedLevels: passed ? ['PEDIGREE_PROMOTION_APPROVED'] : [],
      decision: signedPart(decision),
    },
  };
}

/** What is signed and replayed: not the envelope, the remarks of a shadow policy, or what became of it later. */
export function signedPart(decision: Decision): Decision {
  const signed: Decision = { ...decision };
  delete signed.envelope;
  delete signed['shadow'];
  delete signed['revoked'];
  return signed;
}

/** In-toto wants a digest; a model whose weights nobody named is identified by its id. */
const digestSet = (model: string, digest: string | undefined): Record<string, string> =>
  digest === undefined
    ? { pedigreeArtifactId: createHash('sha256').update(model).digest('hex') }
    : { sha256: digest.replace(/^sha256:/, '') };
