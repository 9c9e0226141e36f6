import { grade, type Grade } from '@pedigree/events';
import {
  type AncestorFacts,
  type CandidateFacts,
  type Environment,
  type Facts,
  type PathFacts,
} from '../policy';

/** The CEL type of a fact and, where it is one of a few words, those words. */
export interface FactType {
  type: 'bool' | 'int' | 'string' | 'list<string>' | 'map<string, dyn>';
  values?: readonly string[];
}

/** Follows the contract: a fact that is added there does not compile without its line here. */
type Table<T> = { readonly [K in keyof T]-?: FactType & { type: CelType<T[K]> } & Words<T[K]> };
type CelType<T> = [T] extends [boolean]
  ? 'bool'
  : [T] extends [number]
    ? 'int'
    : [T] extends [string]
      ? 'string'
      : [T] extends [readonly string[]]
        ? 'list<string>'
        : 'map<string, dyn>';
type Words<T> = [T] extends [string]
  ? string extends T
    ? unknown
    : { values: readonly T[] }
  : unknown;

const bool = { type: 'bool' } as const;
const int = { type: 'int' } as const;
const text = { type: 'string' } as const;

/** One of these words. An object, so that the compiler asks for every one of them. */
const oneOf = <T extends string>(words: Record<T, true>) => ({
  type: 'string' as const,
  values: Object.keys(words) as T[],
});

const graded = { type: 'string', values: grade.options as readonly Grade[] } as const;

const PATH: Table<PathFacts> = {
  generator: text,
  known: bool,
  grade: graded,
  role: oneOf<PathFacts['role']>({
    teacher: true,
    judge: true,
    'own-start': true,
    'own-line': true,
  }),
  sharedWithCandidate: graded,
  length: int,
};

const ANCESTOR: Table<AncestorFacts> = {
  id: text,
  kind: oneOf<AncestorFacts['kind']>({ model: true, dataset: true }),
  grade: graded,
  self: bool,
  flags: {
    type: 'list<string>',
    values: ['narrow-finetune', 'incident', 'red-team', 'other'],
  },
  weights: bool,
  regressed: bool,
  drifted: bool,
  denied: bool,
  undisclosed: bool,
  undisclosedPretraining: bool,
  misplaced: bool,
  lineage: bool,
  placeholder: bool,
  synthetic: bool,
  origin: oneOf<AncestorFacts['origin']>({
    human: true,
    synthetic: true,
    mixed: true,
    unknown: true,
  }),
  source: oneOf<AncestorFacts['source']>({
    internal: true,
    hub: true,
    'third-party': true,
    unknown: true,
  }),
  attributes: { type: 'map<string, dyn>' },
};

const CANDIDATE: Table<CandidateFacts> = {
  id: text,
  known: bool,
  planned: bool,
  fineTuned: bool,
  digest: text,
  digestMismatch: bool,
  strongest: { type: 'string', values: [...grade.options, ''] },
  singleStageBaseline: bool,
  drifted: bool,
  problems: { type: 'list<string>' },
};

const ENVIRONMENT: Table<Environment> = {
  name: text,
  sensitive: bool,
  probe: bool,
  assurance: { type: 'map<string, dyn>' },
  intervals: bool,
  evidenceMaxAgeDays: int,
  reviewMaxAgeDays: int,
};

/** Everything that a condition may read, by the variable that it stands in. */
export const FACT_TYPES = {
  path: PATH,
  ancestor: ANCESTOR,
  candidate: CANDIDATE,
  environment: ENVIRONMENT,
} satisfies Record<keyof Facts, Readonly<Record<string, FactType>>>;

export type Variable = keyof Facts;

/** Facts of a variable that are one of few words, or a list of such: many things have the same ones. */
export const commonFacts = (variable: Variable): string[] =>
  Object.entries<FactType>(FACT_TYPES[variable]).flatMap(([name, { type, values }]) =>
    type === 'bool' || values !== undefined ? [name] : [],
  );

export const isVariable = (name: string): name is Variable => Object.hasOwn(FACT_TYPES, name);

/** Undefined for what is no fact of that variable. */
export function factType(variable: Variable, fact: string): FactType | undefined {
  const table: Readonly<Record<string, FactType>> = FACT_TYPES[variable];
  return Object.hasOwn(table, fact) ? table[fact] : undefined;
}
