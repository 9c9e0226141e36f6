import { undisclosedBy } from '../../../api/names';
import { type Decision } from '../../../api/queries';
import { type Path } from '../../../ui/reasons/words';
import { type LineageNode, linkKey } from './lineage';

/** What a decision says of the graph around its candidate. */
export interface Marks {
  /** Links on a witness path that is lit, by `linkKey`. */
  lit: ReadonlySet<string>;
  /** Artifacts on such a path, in the order of the paths. */
  litNodes: ReadonlySet<string>;
  /** Flagged artifacts. */
  suspects: ReadonlySet<string>;
}

export const NO_MARKS: Marks = { lit: new Set(), litNodes: new Set(), suspects: new Set() };

/** Hops that bring traits over data; a path over weights alone is the candidate's own start. */
const TEACHING = new Set(['GENERATED_BY', 'TAUGHT_BY']);

/** Whether it leads to a model that made data: what such a model learned from is another matter. */
const teaches = ({ generator, hops }: Path): boolean =>
  undisclosedBy(generator) === undefined && hops.some(({ edge }) => TEACHING.has(edge));

/**
 * @param rule lights the paths of this reason alone. @default those between models of the same start, and those to
 * flagged ancestors
 */
export function marksOf(decision: Decision | undefined, rule: string | undefined): Marks {
  if (decision === undefined) return NO_MARKS;
  const { reasons } = decision;
  const flagged = reasons.filter((reason) => reason.rule === 'suspect-ancestor');
  const suspects = new Set(flagged.flatMap(({ paths }) => paths.map(({ generator }) => generator)));
  const chosen = reasons.filter((reason) => reason.rule === rule).flatMap(({ paths }) => paths);
  const same = reasons
    .flatMap(({ paths }) => paths)
    .filter((path) => suspects.has(path.generator) || (path.grade === 'same' && teaches(path)));
  const hops = (chosen.length > 0 ? chosen : same).flatMap((path) => path.hops);
  return {
    lit: new Set(hops.map(({ from, to }) => linkKey(from, to))),
    litNodes: new Set(hops.flatMap(({ from, to }) => [from, to])),
    suspects,
  };
}

/** Marks what is flagged in the graph itself: also where nothing was judged, or for another reason. */
export const withFlags = (marks: Marks, nodes: readonly LineageNode[]): Marks => ({
  ...marks,
  suspects: new Set([
    ...marks.suspects,
    ...nodes.filter(({ flagged }) => flagged).map(({ id }) => id),
  ]),
});
