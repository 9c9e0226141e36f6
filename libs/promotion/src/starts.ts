import { type Subgraph } from '@pedigree/lineage';
import { Assurance } from './assurance';
import { claimsOf } from './claims';
import { initRootsOf } from './init-roots';
import { type Pedigree, pedigreeOf } from './pedigree';
import { type Policy } from './policy';
import { revokedAmong } from './revoked';
import { type Initializations, initializationsOf } from './shares-init';

/**
 * What models start from, as the gate of an environment sees it, but for what only an attestation says: where
 * the gate may find nothing shared, this may say unknown, never the other way round.
 */
export function startsIn(
  ancestry: Subgraph,
  policy: Policy,
  environment: string,
): { pedigree: Pedigree; starts: Initializations } {
  const { assurance: asked } = policy.environment(environment);
  const assurance = new Assurance({ asked, vouches: policy.vouches });
  const pedigree = pedigreeOf(ancestry, assurance);
  const revoked = revokedAmong(ancestry.nodes);
  const claims = claimsOf(pedigree.claims, { revoked }, policy, assurance);
  return { pedigree, starts: initializationsOf(pedigree, initRootsOf(pedigree, claims), claims) };
}
