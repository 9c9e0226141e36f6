import { type EdgeProperties, type EdgeType } from '../facts';
import { type Undisclosed } from '../ids';
import { defaultsOf } from './meaning';

/** An edge from an output. */
export interface MadeEdge {
  type: EdgeType;
  to: string;
  properties: EdgeProperties;
}

/** Something that a run had and did not name. */
export interface Silence {
  type: EdgeType;
  what: Undisclosed;
  properties: EdgeProperties;
}

/**
 * What a run leaves unsaid about one of its outputs: a model has a base, and a corpus where it is
 * trained; a merge has two parents; a dataset comes from something. The same as for Pedigree's own events.
 *
 * @param made edges from the output that the run's inputs make
 * @param kinds what the run is said to do
 */
export const silencesOf = (
  isModel: boolean,
  made: readonly MadeEdge[],
  kinds: readonly string[],
): Silence[] => (isModel ? ofModel(made, kinds) : ofDataset(made, kinds));

function ofModel(made: readonly MadeEdge[], kinds: readonly string[]): Silence[] {
  const bases = made.filter(({ type }) => type === 'INITIALIZED_FROM');
  const methods =
    bases.length > 0 ? bases.map(({ properties }) => properties.method) : methodsOf(kinds);
  const corpora = made.some(({ type }) => type === 'TRAINED_ON');
  return [
    ...ofWeights(bases, methods[0]),
    ...(corpora || !methods.some(trains) ? [] : [unnamedCorpora(methods, kinds)]),
  ];
}

const methodsOf = (kinds: readonly string[]): (string | undefined)[] =>
  kinds.length === 0 ? ['finetune'] : kinds.map((kind) => defaultsOf(kind).method ?? 'finetune');

function ofWeights(bases: readonly MadeEdge[], method: string | undefined): Silence[] {
  const properties = method === undefined ? {} : { method };
  if (bases.length === 0) return [{ type: 'INITIALIZED_FROM', what: 'base', properties }];
  const merged = bases.every((base) => base.properties.method === 'merge');
  return merged && new Set(bases.map(({ to }) => to)).size < 2
    ? [{ type: 'INITIALIZED_FROM', what: 'parents', properties }]
    : [];
}

const STAGES = new Map([
  ['rl', 'rl'],
  ['continued-pretraining', 'pretrain'],
]);

function unnamedCorpora(
  methods: readonly (string | undefined)[],
  kinds: readonly string[],
): Silence {
  const said = kinds.map((kind) => defaultsOf(kind).stage).find((stage) => stage !== undefined);
  const stage = said ?? STAGES.get(methods[0] ?? '') ?? 'sft';
  return { type: 'TRAINED_ON', what: 'corpora', properties: { stage } };
}

const TRAINING = new Set(['finetune', 'continued-pretraining', 'rl', 'adapter']);
const trains = (method = 'finetune'): boolean => TRAINING.has(method);

/** Nobody says of such an output that it is no model. */
const inferred = true;

function ofDataset(made: readonly MadeEdge[], kinds: readonly string[]): Silence[] {
  const generates = kinds.includes('generation');
  if (generates && !made.some(({ type }) => type === 'GENERATED_BY')) return [UNNAMED_GENERATORS];
  return made.length === 0 ? [UNNAMED_PARENTS] : [];
}

const UNNAMED_PARENTS: Silence = {
  type: 'DERIVED_FROM',
  what: 'parents',
  properties: { operation: 'mix', inferred },
};

const UNNAMED_GENERATORS: Silence = {
  type: 'GENERATED_BY',
  what: 'generators',
  properties: { channel: 'completions', inferred },
};

/** Inputs that cannot be told, of an output that is said to be a model, or is not. */
export const unnamedInputs = (isModel: boolean): Silence =>
  isModel
    ? { type: 'TRAINED_ON', what: 'inputs', properties: { stage: 'sft' } }
    : { type: 'DERIVED_FROM', what: 'inputs', properties: { operation: 'mix', inferred } };
