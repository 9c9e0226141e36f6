import { type ArtifactKind } from '@pedigree/lineage';
import { type DeclaredLink } from './declaration';

/** What an artifact was made of, by the word for it. */
export type Role = 'base' | 'teacher' | 'judge' | 'data';

const WORDS: readonly (readonly [Role, RegExp])[] = [
  [
    'base',
    /^(?:(?:base|parent|source|original|foundation|pretrained|initial|init|merged?|starting)models?(?:id|name|path|nameorpath)?|parents|(?:finetuned|quantized|converted|pruned|merged|derived|initialized|continued|adapted)from(?:model)?|basedon|builton|adapterof|adapterfor|forkof)$/,
  ],
  [
    'teacher',
    /^(?:teachers?|teachermodels?|distilledfrom|distillationteachers?|generators?|generatormodels?|generat(?:ed|ion)(?:by|with|models?)|generatingmodels?|syntheticdata(?:by|models?)|paraphrasedby)$/,
  ],
  [
    'judge',
    /^(?:judges?|judgemodels?|rewardmodels?|preferencemodels?|label(?:l?ing)?models?|annotat(?:or|ion)models?)$/,
  ],
  [
    'data',
    /^(?:datasets?|corpus|corpora|datasources?|(?:training|train|finetuning|finetune|sft|rl|dpo|preference|pretraining|instruction|distillation|source|calibration|synthetic)(?:data|datasets?|corpus|corpora|set)|(?:trained|finetuned|pretrained)on(?:data|datasets?)?|datasetused|datasetsused)$/,
  ],
];

/**
 * What a field says that a format has no place for: tools make up their own, e.g. `huggingface:baseModel`
 * or `teacher_model`. What stands before a colon or a point is whose field it is.
 */
export function roleOf(field: string): Role | undefined {
  const word = (field.split(/[:.]/).at(-1) ?? '').toLowerCase().replace(/[^a-z]+/g, '');
  return WORDS.find(([, words]) => words.test(word))?.[0];
}

/** The link that a role of another artifact means. */
export function linkAs(role: Role, from: ArtifactKind, to: string): DeclaredLink {
  return { to, ...(from === 'model' ? OF_MODELS : OF_DATASETS)[role] };
}

/** What a role is taken for, to know what its name stands for. */
export const kindOfRole = (role: Role): ArtifactKind => (role === 'data' ? 'dataset' : 'model');

type Meaning = Omit<DeclaredLink, 'to'>;

const OF_MODELS: Readonly<Record<Role, Meaning>> = {
  base: { type: 'INITIALIZED_FROM', properties: { method: 'finetune' } },
  teacher: { type: 'TAUGHT_BY', properties: { channel: 'completions' } },
  judge: { type: 'TAUGHT_BY', properties: { channel: 'reward' } },
  data: { type: 'TRAINED_ON', properties: { stage: 'sft' } },
};

const OF_DATASETS: Readonly<Record<Role, Meaning>> = {
  base: { type: 'GENERATED_BY', properties: { channel: 'completions' } },
  teacher: { type: 'GENERATED_BY', properties: { channel: 'completions' } },
  judge: { type: 'GENERATED_BY', properties: { channel: 'labels' } },
  data: { type: 'DERIVED_FROM', properties: { operation: 'mix' } },
};

/** The names in the text of a field: a list written as JSON, or with commas between. */
export function namesIn(text: string): string[] {
  return (listIn(text) ?? text.split(',')).map((name) => name.trim()).filter((name) => name !== '');
}

function listIn(text: string): string[] | undefined {
  if (!text.trim().startsWith('[')) return undefined;
  try {
    const json = JSON.parse(text) as unknown;
    return Array.isArray(json)
      ? json.map((each) => (typeof each === 'string' ? each : JSON.stringify(each)))
      : undefined;
  } catch {
    return undefined;
  }
}
