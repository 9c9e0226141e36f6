import {
  type ArtifactKind,
  isUndisclosed,
  isUntold,
  type LineageEdge,
  type MeantEdge,
  reconsider,
} from '@pedigree/lineage';
import { type Assurance } from './assurance';
import { meaningOf } from './meaning';

/** What runs left unsaid, by all that was recorded of them. */
export interface Unsaid {
  /** Edges that hold: without those to placeholders of what another event of the run says. */
  open: readonly LineageEdge[];
  /** Edges by which somebody whose word counts says of an artifact that nothing else went in. */
  complete: readonly LineageEdge[];
}

/** What an artifact is, of all that was said of it; undefined where the graph has no such artifact. */
export type KindOf = (id: string) => ArtifactKind | undefined;

/**
 * Edges as they hold once it is known what all of them lead from and to: where nobody said it, an input may
 * turn out to be a base and no corpus, and what the run leaves unsaid is something else.
 */
export function reconsidered(
  edges: readonly LineageEdge[],
  kindOf: KindOf,
): readonly LineageEdge[] {
  const tellings = new Map<string, MeantEdge[]>();
  for (const edge of edges) if (isUncertain(edge)) tellings.set(tellingOf(edge), []);
  if (tellings.size === 0) return edges;
  for (const edge of edges) tellings.get(tellingOf(edge))?.push(...meantBy(edge, kindOf));
  const changes = [...tellings.values()].flatMap((meant) => {
    const kind = kindOf(meant[0]?.edge.from ?? '');
    return kind === undefined ? [] : reconsider(kind, meant);
  });
  const dropped = new Set(changes.flatMap(({ drop }) => drop));
  return [...edges.filter((edge) => !dropped.has(edge)), ...changes.flatMap(({ add }) => add)];
}

const isUncertain = ({ to, properties: { inferred = false } }: LineageEdge): boolean =>
  inferred && !isUndisclosed(to);

/** What one principal says of one output of a run. */
const tellingOf = ({ from, runId = '', by = '' }: LineageEdge): string =>
  JSON.stringify([from, runId, by]);

function meantBy(edge: LineageEdge, kindOf: KindOf): MeantEdge[] {
  const { type, from, to, properties } = edge;
  const [output, input] = [kindOf(from), kindOf(to)];
  if (type === 'SHARES_INITIALIZATION' || output === undefined || input === undefined) return [];
  return [{ edge, type: meaningOf(type, output, input, properties).type }];
}

/**
 * Edges without those to undisclosed inputs where another event of the same run names the inputs, or where
 * somebody whose word counts says of that run that there were none. An input that was spoken of and cannot be
 * told is none of those: whatever else is named, it went in.
 */
export function unanswered(edges: readonly LineageEdge[], assurance: Assurance): Unsaid {
  const silent = edges.filter(({ to }) => isUndisclosed(to) && !isUntold(to));
  if (silent.length === 0) return { open: edges, complete: [] };
  const complete = silent.filter(
    (edge) => edge.properties.complete === true && assurance.counts('completeness', edge),
  );
  const lists = new Lists(edges);
  const answers = [...complete, ...namedWhole(edges, silent, lists, assurance)];
  const answered = new Set(
    answers.filter(({ runId }) => runId !== undefined).map((edge) => lists.of(edge)),
  );
  const holds = new Set<LineageEdge>(complete);
  const isAnswered = (edge: LineageEdge): boolean =>
    holds.has(edge) || answered.has(lists.of(edge));
  const gone = new Set(silent.filter(isAnswered));
  return { open: edges.filter((edge) => !gone.has(edge)), complete };
}

/** Edges of lists that an event names whole; one that left something out itself does not. */
function namedWhole(
  edges: readonly LineageEdge[],
  silent: readonly LineageEdge[],
  lists: Lists,
  assurance: Assurance,
): LineageEdge[] {
  const saidIn = (edge: LineageEdge): string => `${lists.of(edge)} ${edge.eventId}`;
  const wanting = new Set(silent.map(saidIn));
  const outputs = new Set(silent.map(({ from }) => from));
  return edges.filter(
    (edge) =>
      edge.runId !== undefined &&
      outputs.has(edge.from) &&
      !isUndisclosed(edge.to) &&
      assurance.counts('lineage', edge) &&
      !wanting.has(saidIn(edge)),
  );
}

/**
 * The lists of inputs that runs name, of which one does not answer for another: a base that a merged model was
 * trained from is none of the parents of the merge, and who labelled or paraphrased data did not generate it.
 */
class Lists {
  /** Events that derive data, with what they derive. */
  private readonly derivations: ReadonlySet<string>;

  constructor(edges: readonly LineageEdge[]) {
    this.derivations = new Set(edges.filter(isDerivation).map(eventOf));
  }

  of(edge: LineageEdge): string {
    const { type, from, runId = '' } = edge;
    return JSON.stringify([type, from, runId, this.partOf(edge)]);
  }

  private partOf(edge: LineageEdge): string | undefined {
    const { method, operation, inferred } = edge.properties;
    if (edge.type === 'INITIALIZED_FROM') return method === 'merge' ? method : undefined;
    if (edge.type === 'DERIVED_FROM') return operation === 'seed' ? operation : undefined;
    // What OpenLineage names as the model behind a dataset is its generator.
    const helps = edge.type === 'GENERATED_BY' && inferred !== true;
    return helps && this.derivations.has(eventOf(edge)) ? 'helpers' : undefined;
  }
}

const isDerivation = ({ type, properties: { operation, inferred } }: LineageEdge): boolean =>
  type === 'DERIVED_FROM' && operation !== 'seed' && inferred !== true;

const eventOf = ({ from, eventId }: LineageEdge): string => JSON.stringify([from, eventId]);
