import { generateSigner, publicJwks, type Signer, signStatement } from '@pedigree/attestation';
import { digestOf, type Ref } from '@pedigree/events';
import { type History } from '@pedigree/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileBundle } from './bundle';
import { type Policy } from './policy';

/** The default bundle, which trusts one key. */
export function trusting(signer: Signer): Policy {
  const file = join(__dirname, '../../../policies/default.yaml');
  const key = JSON.stringify({ id: 'tests', jwks: publicJwks(signer) });
  const text = readFileSync(file, 'utf8').replace('trustedKeys: []', `trustedKeys: [${key}]`);
  const compiled = compileBundle(text);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  return compiled.policy;
}

export const SIGNER = generateSigner();
export const TRUSTING = trusting(SIGNER);

/** Signs over the digests of some artifacts whatever was told so far, and sends it. */
export function sign(history: History, artifacts: readonly Ref[], signer = SIGNER): History {
  const events = history.events.map(({ source, id }) => ({ source, id }));
  return artifacts.reduce<History>((told, artifact) => {
    const statement = {
      _type: 'https://in-toto.io/Statement/v1',
      subject: [
        { name: 'artifact', digest: { sha256: digestOf(artifact)?.replace(/^sha256:/, '') } },
      ],
      predicateType: 'https://pedigree.ai/attestations/statement/v1',
      predicate: { events },
    };
    return told.attest(artifact, 'statement', signStatement(statement, signer));
  }, history);
}
