import { type AssuranceGiven } from '@pedigree/events';
import { type Favourable, type Saying } from './assurance';
import { type Case } from './case';
import { type Evidence } from './evidence';
import { type Examination } from './examination';
import { type RecordedArc, type Vertex } from './pedigree';

/** Kinds of evidence that speak for a model. */
const KINDS: Partial<Record<Evidence['kind'], Favourable>> = {
  evaluation: 'evaluation',
  probe: 'probe',
  review: 'review',
  vetting: 'vetting',
};

/** Facts in favour of a model that counted in its case, each with who said it and how firmly. */
export function assurancesOf({ examined, judged }: Examination): AssuranceGiven[] {
  const { scales, ancestors, claims, complete } = examined;
  const upstream = new Set(ancestors.map(({ vertex }) => vertex.id));
  const given = (fact: Favourable, about: string, saying: Saying): AssuranceGiven => ({
    fact,
    about,
    event: saying.eventId,
    level: scales.assurance.levelOf(fact, saying),
    ...(saying.by === undefined ? {} : { by: saying.by }),
  });
  const evidence = judged.flatMap((one) => one.evidence);
  return [
    ...ancestors.flatMap(({ vertex }) =>
      isFavoured(vertex) ? describedBy(vertex, examined, given) : [],
    ),
    ...complete
      .filter(({ from }) => upstream.has(from))
      .map((edge) => given('completeness', edge.from, edge)),
    ...claims.independent.map((claim) => given('independence', claim.from, claim)),
    ...evidence.map((one) =>
      one.kind === 'attestation'
        ? { fact: one.id, about: one.about, event: one.eventId, level: 'attested' as const }
        : given(KINDS[one.kind] ?? 'evaluation', one.about, one),
    ),
  ].filter(isFirst());
}

/** Whether anything is said of it that may be listed. */
const isFavoured = ({ credit, recorded }: Vertex): boolean =>
  credit?.random === true || credit?.human === true || recorded.some(isUnprompted);

const isUnprompted = ({ edge }: RecordedArc): boolean => edge.properties.unprompted === true;

type Given = (fact: Favourable, about: string, saying: Saying) => AssuranceGiven;

function describedBy({ id, node, credit, recorded }: Vertex, of: Case, given: Given) {
  const { assurance } = of.scales;
  const said = (fact: Favourable, is: boolean, says: (one: Description) => boolean) =>
    (is ? (node?.descriptions ?? []) : [])
      .filter((one) => says(one) && assurance.counts(fact, one))
      .slice(0, 1)
      .map((one) => given(fact, id, one));
  const unprompted = recorded.filter(
    (arc) => isUnprompted(arc) && assurance.counts('prompting', arc.edge),
  );
  return [
    ...said('initialization', credit?.random === true, (one) => one.initialization === 'random'),
    ...said('origin', credit?.human === true, (one) => one.origin === 'human'),
    ...unprompted.map(({ edge }) => given('prompting', id, edge)),
  ];
}

type Description = NonNullable<Vertex['node']>['descriptions'][number];

/** Several rules may rest on one fact. */
function isFirst(): (one: AssuranceGiven) => boolean {
  const seen = new Set<string>();
  return ({ fact, event, about }) => {
    const key = JSON.stringify([fact, event, about]);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  };
}
