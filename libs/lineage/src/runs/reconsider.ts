import { type ArtifactKind, type EdgeType, type Stamped, type EdgeFact } from '../facts';
import { isUndisclosed, type Undisclosed, undisclosedId } from '../ids';
import { silencesOf } from './silences';

type Edge = Stamped<EdgeFact>;

/** An edge with its type as it is meant, now that it is known what both ends are. */
export interface MeantEdge {
  edge: Edge;
  type: EdgeType;
}

/** What takes the place of recorded silences. */
export interface Reconsidered {
  /** Silences that are none: what they miss is named, by an edge that was read otherwise. */
  drop: readonly Edge[];
  /** Silences that were not seen. */
  add: readonly Edge[];
}

/**
 * What a run leaves unsaid about an output, once it is known what its `inferred` edges mean: a dataset
 * that turns out to be a model is a base and no corpus. Nothing changes where no edge is inferred.
 *
 * @param kind what the output is
 * @param edges all edges that one principal gave this output in one run
 */
export function reconsider(kind: ArtifactKind, edges: readonly MeantEdge[]): Reconsidered {
  const inferred = edges.map(({ edge }) => edge).filter(isInferred);
  const [first] = inferred;
  if (first === undefined) return { drop: [], add: [] };
  const made = edges
    .filter(({ edge }) => !isUndisclosed(edge.to))
    .map(({ edge: { to, properties }, type }) => ({ type, to, properties }));
  const generated = made.some(({ type }) => type === 'GENERATED_BY');
  const silent = edges.map(({ edge }) => edge).filter((edge) => isSilence(edge, generated));
  const due = silencesOf(kind === 'model', made, []).map(({ type, what, properties }): Edge => {
    const complete = inferred.some((edge) => edge.properties.complete) && { complete: true };
    return {
      ...first,
      type,
      to: undisclosedId(first.from, what),
      properties: { ...properties, ...complete },
    };
  });
  return {
    drop: silent.filter(({ to }) => !due.some((edge) => edge.to === to)),
    add: due.filter(({ to }) => !silent.some((edge) => edge.to === to)),
  };
}

const isInferred = ({ to, properties }: Edge): boolean =>
  properties.inferred === true && !isUndisclosed(to);

/** What an event speaks of and nobody can tell is no silence that another edge could end: it stays. */
const ENDING: readonly Undisclosed[] = ['base', 'corpora', 'parents'];

/** @param generated a generator is named: without one, that nobody names one stays as it was recorded */
const isSilence = ({ from, to }: Edge, generated: boolean): boolean =>
  [...ENDING, ...(generated ? (['generators'] as const) : [])].some(
    (what) => to === undisclosedId(from, what),
  );
