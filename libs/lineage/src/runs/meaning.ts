import { initializationMethod, operation } from '@pedigree/events';
import { type EdgeProperties, type EdgeType, type InputRole, type InputTerms } from '../facts';
import { present } from '../statements';

/** How an output came from an input. */
export interface Derivation {
  type: EdgeType;
  properties: EdgeProperties;
}

/** Which ends of an edge are said to be models; of the others nobody says what they are. */
export interface Models {
  output: boolean;
  input: boolean;
}

/**
 * What a run says about one output and one input. Without roles every model input of a model is a base
 * and every model input of a dataset a generator: too much ancestry rather than too little.
 *
 * @param whole its kind, e.g. `quantize`, gives defaults only
 */
export function derivationOf(
  models: Models,
  terms: InputTerms,
  { kind, complete }: Whole,
): Derivation {
  const said = { ...defaultsOf(kind), ...terms };
  const { type, properties } = FORMS[formOf(models)](said);
  if (models.output && models.input) return { type, properties: present(properties) };
  // What either end is may turn out later: then this is what was said of how it went in.
  const { method, stage, channel, operation: name } = said;
  const kept = { method, stage, channel, operation: name, ...properties };
  const inferred = { inferred: true, complete: complete ? true : undefined };
  return { type, properties: present<EdgeProperties>({ ...kept, ...inferred }) };
}

/** What is said of a run as a whole. */
export interface Whole {
  kind: string | undefined;
  /** Its inputs are all there were. */
  complete: boolean;
}

interface Loose {
  type: EdgeType;
  properties: { [K in keyof EdgeProperties]?: EdgeProperties[K] | undefined };
}
type Form = 'model-model' | 'model-dataset' | 'dataset-model' | 'dataset-dataset';

const formOf = ({ output, input }: Models): Form =>
  `${output ? 'model' : 'dataset'}-${input ? 'model' : 'dataset'}`;

const FORMS: Record<Form, (terms: InputTerms) => Loose> = {
  'model-model': ({ role, method = 'finetune', channel, share }) =>
    role === undefined || role === 'base' || role === 'parent'
      ? { type: 'INITIALIZED_FROM', properties: { method } }
      : { type: 'TAUGHT_BY', properties: { channel: channel ?? channelOf(role), share } },
  'model-dataset': ({ stage = 'sft', share }) => ({
    type: 'TRAINED_ON',
    properties: { stage, share },
  }),
  'dataset-model': ({ role, channel, share }) => ({
    type: 'GENERATED_BY',
    properties: { channel: channel ?? channelOf(role), share },
  }),
  'dataset-dataset': ({ operation: name = 'mix', share }) => ({
    type: 'DERIVED_FROM',
    properties: { operation: name, share },
  }),
};

const channelOf = (role: InputRole | undefined): string =>
  role === 'judge' ? 'labels' : 'completions';

/** What a run's kind stands for where its inputs say nothing. Other kinds change nothing. */
export const defaultsOf = (kind: string | undefined): InputTerms => DEFAULTS.get(kind ?? '') ?? {};

const DEFAULTS: ReadonlyMap<string, InputTerms> = new Map<string, InputTerms>([
  ...initializationMethod.options.map((method) => [method, { method }] as const),
  ...operation.options.map((name) => [name, { operation: name }] as const),
  ['training', { method: 'continued-pretraining', stage: 'pretrain' }],
  ['rl', { method: 'rl', stage: 'rl' }],
  ['preference', { stage: 'preference' }],
  ['distillation', { stage: 'distill' }],
  ['paraphrase', { operation: 'paraphrase', channel: 'paraphrase' }],
  ['relabel', { operation: 'relabel', channel: 'labels' }],
]);
