import { type LineageEdge } from '@pedigree/lineage';
import { type Assurance } from './assurance';
import { type Scales } from './evidence';
import { type Policy } from './policy';

/** What is claimed of pairs of models, sorted by what it does. */
export interface Claims {
  same: readonly LineageEdge[];
  partial: readonly LineageEdge[];
  /** Only those that count. */
  independent: readonly LineageEdge[];
  /** Claims of independence that were not said firmly enough. */
  unassured: readonly LineageEdge[];
}

/**
 * Sorts claims. Sameness counts whoever claims it; so does a weight test that found the two related,
 * whatever it was sent in as. That they share only a part is taken as sameness from somebody whose word does
 * not count: it must not make anything milder. A claim of independence counts until it is taken back.
 */
export function claimsOf(
  claims: readonly LineageEdge[],
  { revoked }: Pick<Scales, 'revoked'>,
  { independencePValue }: Pick<Policy, 'independencePValue'>,
  assurance: Assurance,
): Claims {
  const meaning = (claim: LineageEdge): keyof Claims | undefined => {
    // That a model starts from what it starts from says nothing.
    if (claim.from === claim.to) return undefined;
    const { relation, pValue = 1 } = claim.properties;
    const counts = assurance.counts('independence', claim);
    if (relation === 'same' || pValue < independencePValue) return 'same';
    if (relation === 'partial') return counts ? 'partial' : 'same';
    if (revoked.has(claim.eventId)) return undefined;
    return counts ? 'independent' : 'unassured';
  };
  const those = (kind: keyof Claims) => claims.filter((claim) => meaning(claim) === kind);
  return {
    ...{ same: those('same'), partial: those('partial') },
    ...{ independent: those('independent'), unassured: those('unassured') },
  };
}
