import { type LineageNode } from '@pedigree/lineage';
import { type Assurance } from './assurance';
import { isTaggedMachineMade } from './generators';
import { latest, type Moment, momentOf, NEVER } from './moments';
import { namesakes } from './namesakes';
import { type Vertex } from './pedigree';

type Description = LineageNode['descriptions'][number];

const ADVERSE: readonly unknown[] = ['synthetic', 'mixed', 'hub', 'third-party'];

/** Whether a description says what a gate must not overlook: made by a model, or from outside. */
const isAdverse = (said: Description): boolean =>
  ADVERSE.includes(said.origin) || ADVERSE.includes(said.source) || isTaggedMachineMade(said);

/**
 * When somebody whose word counts first registered or made something; NEVER where nobody did. That a stranger
 * spoke of it before makes no review that was given in between cover it.
 */
export const firstDescribed = ({ node }: Vertex, assurance: Assurance): Moment =>
  earliest(
    (node?.descriptions ?? []).filter((one) => one.described && assurance.counts('lineage', one)),
  );

/**
 * When it became known that a dataset was made by a model or comes from outside; NEVER where it is not. First, by
 * those whose word counts; last, by others, since a stranger who says it once more might antedate it.
 */
export function knownAdverse(vertex: Vertex, assurance: Assurance): Moment {
  const said = (vertex.kind === 'dataset' ? [vertex, ...namesakes(vertex)] : [])
    .flatMap(({ node }) => node?.descriptions ?? [])
    .filter(isAdverse);
  const sure = said.filter((one) => assurance.counts('lineage', one));
  const others = said.filter((one) => !sure.includes(one));
  return latest([earliest(sure), ...others.map(momentOf)]);
}

const earliest = (descriptions: readonly Description[]): Moment =>
  descriptions.map(momentOf).reduce((a, b) => (a === NEVER || b < a ? b : a), NEVER);
