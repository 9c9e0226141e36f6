import { type Contradiction } from '@pedigree/events';
import { type LineageEdge } from '@pedigree/lineage';

/** From the strictest on. */
const RELATIONS = ['same', 'partial', 'independent'];

/** Claims about the same two models that differ. The strictest counts; all are shown. */
export function contradictionsIn(claims: readonly LineageEdge[]): Contradiction[] {
  const pairs = new Map<string, LineageEdge[]>();
  for (const claim of claims) {
    const key = JSON.stringify([claim.from, claim.to].sort());
    const group = pairs.get(key);
    if (group === undefined) pairs.set(key, [claim]);
    else group.push(claim);
  }
  return [...pairs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, group]) => contradiction(JSON.parse(key) as string[], group));
}

function contradiction(models: string[], group: readonly LineageEdge[]): Contradiction[] {
  const relations = new Set(group.map(({ properties }) => properties.relation ?? ''));
  if (relations.size < 2) return [];
  const claims = group
    .toSorted((a, b) => (a.eventId < b.eventId ? -1 : 1))
    .map(({ eventId, properties: { relation = '', evidence = 'declared' } }) => ({
      event: eventId,
      relation,
      evidence,
    }));
  return [{ models, counts: RELATIONS.find((one) => relations.has(one)) ?? '', claims }];
}
