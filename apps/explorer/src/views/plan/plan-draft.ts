export const METHODS = ['finetune', 'adapter', 'rl'] as const;
export const STAGES = ['pretrain', 'sft', 'preference', 'rl', 'distill'] as const;
export const CHANNELS = [
  'completions',
  'trajectory',
  'logits',
  'labels',
  'reward',
  'paraphrase',
] as const;

export type Method = (typeof METHODS)[number];
export type Stage = (typeof STAGES)[number];
export type Channel = (typeof CHANNELS)[number];

export type PlannedCorpus = { dataset: string; stage: Stage };

export type PlannedTeacher = { model: string; channel: Channel };

/** A run as it stands in the form. */
export interface PlanDraft {
  /** Artifact id; empty until one is chosen. */
  base: string;
  method: Method;
  corpora: readonly PlannedCorpus[];
  teachers: readonly PlannedTeacher[];
  environment: string;
}

export const EMPTY_PLAN: PlanDraft = {
  base: '',
  method: 'finetune',
  corpora: [],
  teachers: [],
  environment: 'production',
};

/** What `POST /plans` takes. */
export interface PlanBody {
  base: { model: string; method: Method };
  corpora: PlannedCorpus[];
  teachers?: PlannedTeacher[];
  environment: string;
}

export type PlanFaults = Partial<Record<'base' | 'sources' | 'environment', string>>;

/** What keeps a draft from being asked about, each with what to do. */
export function faultsOf({ base, corpora, teachers, environment }: PlanDraft): PlanFaults {
  const learnsFrom = corpora.length + teachers.length;
  return {
    ...(base === '' && { base: 'Choose the model that the run starts from.' }),
    ...(learnsFrom === 0 && { sources: 'Choose at least one corpus or one teacher.' }),
    ...(environment.trim() === '' && { environment: 'Say where the model is meant to run.' }),
  };
}

export function planBody({ base, method, corpora, teachers, environment }: PlanDraft): PlanBody {
  return {
    base: { model: base, method },
    corpora: corpora.map(({ dataset, stage }) => ({ dataset, stage })),
    ...(teachers.length > 0 && {
      teachers: teachers.map(({ model, channel }) => ({ model, channel })),
    }),
    environment: environment.trim(),
  };
}

export type PlanChange =
  | { kind: 'base'; id: string }
  | { kind: 'method'; method: Method }
  | { kind: 'environment'; environment: string }
  | { kind: 'add-corpus'; dataset: string }
  | { kind: 'stage'; dataset: string; stage: Stage }
  | { kind: 'remove-corpus'; dataset: string }
  | { kind: 'add-teacher'; model: string }
  | { kind: 'channel'; model: string; channel: Channel }
  | { kind: 'remove-teacher'; model: string };

/** The draft after a change. A corpus or a teacher is in it once. */
export function draftAfter(draft: PlanDraft, change: PlanChange): PlanDraft {
  const { corpora, teachers } = draft;
  switch (change.kind) {
    case 'base':
      return { ...draft, base: change.id };
    case 'method':
      return { ...draft, method: change.method };
    case 'environment':
      return { ...draft, environment: change.environment };
    case 'add-corpus':
      return {
        ...draft,
        corpora: [
          ...without(corpora, 'dataset', change.dataset),
          { dataset: change.dataset, stage: 'sft' },
        ],
      };
    case 'stage':
      return {
        ...draft,
        corpora: corpora.map((one) =>
          one.dataset === change.dataset ? { ...one, stage: change.stage } : one,
        ),
      };
    case 'remove-corpus':
      return { ...draft, corpora: without(corpora, 'dataset', change.dataset) };
    case 'add-teacher':
      return {
        ...draft,
        teachers: [
          ...without(teachers, 'model', change.model),
          { model: change.model, channel: 'completions' },
        ],
      };
    case 'channel':
      return {
        ...draft,
        teachers: teachers.map((one) =>
          one.model === change.model ? { ...one, channel: change.channel } : one,
        ),
      };
    case 'remove-teacher':
      return { ...draft, teachers: without(teachers, 'model', change.model) };
  }
}

const without = <T, K extends keyof T>(all: readonly T[], key: K, value: T[K]): T[] =>
  all.filter((one) => one[key] !== value);
