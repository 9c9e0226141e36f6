import { isMachineMadeTag, type LineageNode } from '@pedigree/lineage';
import { tagsIn } from './generators';
import { type Moment, momentOf, NEVER } from './moments';
import { namesakes } from './namesakes';
import { type Vertex } from './pedigree';

type Description = LineageNode['descriptions'][number];

const ADVERSE: readonly unknown[] = ['synthetic', 'mixed', 'hub', 'third-party'];

/** Whether a description says what a gate must not overlook: made by a model, or from outside. */
const isAdverse = ({ origin, source, attributes }: Description): boolean =>
  ADVERSE.includes(origin) ||
  ADVERSE.includes(source) ||
  (attributes !== undefined &&
    tagsIn(JSON.parse(attributes) as Record<string, unknown>).some(isMachineMadeTag));

/** When something was first registered or made; NEVER where it is only referred to. */
export const firstDescribed = ({ node }: Vertex): Moment =>
  earliest((node?.descriptions ?? []).filter(({ described }) => described));

/** When it first became known that a dataset was made by a model or comes from outside; NEVER where it is not. */
export const earliestAdverse = (vertex: Vertex): Moment =>
  earliest(
    (vertex.kind === 'dataset' ? [vertex, ...namesakes(vertex)] : [])
      .flatMap(({ node }) => node?.descriptions ?? [])
      .filter(isAdverse),
  );

const earliest = (descriptions: readonly Description[]): Moment =>
  descriptions.map(momentOf).reduce((a, b) => (a === NEVER || b < a ? b : a), NEVER);
