import { type RejectedEvidence } from '@pedigree/events';
import { type Favourable, type Saying } from '../assurance';
import { type Case } from '../case';
import { notAssured } from '../evidence';
import { type Vertex } from '../pedigree';
import { type Item } from './check';

/**
 * What is said in favour of a finding and would mend it, were it said more firmly: so that nobody is told to
 * send what was sent already. Evidence tells of this itself.
 */
export function unassuredOf(item: Item, of: Case): RejectedEvidence[] {
  switch (item.subject) {
    case 'path': {
      const { grade, source } = item.arrival;
      return grade === 'unknown' ? [...descriptionsOf(source, of), ...claimsOf(source, of)] : [];
    }
    case 'ancestor':
      return [
        ...descriptionsOf(item.ancestor.vertex, of),
        ...wordsOnRuns(item.ancestor.vertex, of),
      ];
    case 'candidate':
      return [];
  }
}

function descriptionsOf({ id, node, credit }: Vertex, of: Case): RejectedEvidence[] {
  const descriptions = node?.descriptions ?? [];
  const random = descriptions.filter(({ initialization }) => initialization === 'random');
  const human = descriptions.filter(({ origin }) => origin === 'human');
  return [
    ...(credit?.random === true ? [] : rejected(random, 'initialization', id, of)),
    ...(credit?.human === true ? [] : rejected(human, 'origin', id, of)),
  ];
}

const claimsOf = ({ id }: Vertex, of: Case): RejectedEvidence[] =>
  rejected(
    of.claims.unassured.filter(({ from, to }) => from === id || to === id),
    'independence',
    id,
    of,
  );

/** That nothing more went in. */
const wordsOnRuns = (vertex: Vertex, of: Case): RejectedEvidence[] =>
  rejected(
    of
      .usesOf(vertex)
      .map(({ arc }) => arc.edge)
      .filter(({ properties }) => properties.complete === true),
    'completeness',
    vertex.id,
    of,
  );

const rejected = (
  sayings: readonly Saying[],
  fact: Favourable,
  about: string,
  { scales: { assurance } }: Case,
): RejectedEvidence[] =>
  sayings.flatMap((saying) => {
    const fault = notAssured(saying, fact, assurance);
    return fault === undefined ? [] : { event: saying.eventId, kind: fact, about, ...fault };
  });
