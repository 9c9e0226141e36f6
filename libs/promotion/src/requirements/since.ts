import { type Case } from '../case';
import { openFlags } from '../flags';
import { firstDescribed, knownAdverse } from '../adverse';
import { latest, laterOf, type Moment, momentOf, NEVER } from '../moments';
import { type Arrival } from '../paths';
import { type Vertex } from '../pedigree';
import { type Item } from './check';

/** When the last of what makes up a finding was taken in: a review that is to cover it must come after. */
export function sinceOf(item: Item, of: Case): Moment {
  switch (item.subject) {
    case 'path':
      return sinceOfPath(item.arrival, of);
    case 'ancestor':
      return sinceOfAncestor(item.ancestor.vertex, of);
    case 'candidate':
      return of.dossiers.of(of.candidate).drift;
  }
}

/** New data of a generator that was reviewed needs a new look, by whichever way it comes. */
function sinceOfPath({ source, grade }: Arrival, of: Case): Moment {
  const known = laterOf(of.newest(source), knownAdverse(source, of.scales.assurance));
  return grade === 'same' || grade === 'partial' ? laterOf(known, of.newestClaim) : known;
}

function sinceOfAncestor(vertex: Vertex, of: Case): Moment {
  const flags = openFlags(vertex, of.scales).map(({ since }) => since);
  const { assurance } = of.scales;
  const said = [firstDescribed(vertex, assurance), knownAdverse(vertex, assurance)];
  const known = [of.newest(vertex), ...said];
  return latest([...known, ...flags, ...findingsOf(vertex, of)]);
}

function findingsOf(vertex: Vertex, of: Case): Moment[] {
  if (!of.weights.has(vertex)) return [NEVER];
  const { regressions, drift, denials } = of.dossiers.of(vertex);
  return [
    drift,
    ...regressions.map(({ since }) => since),
    ...denials.map(({ evidence }) => momentOf(evidence)),
  ];
}
