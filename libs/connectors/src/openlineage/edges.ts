import { initializationMethod, operation } from '@pedigree/events';
import { type EdgeProperties, type EdgeType } from '@pedigree/lineage';
import { kindOf, pedigreeOf } from './datasets';
import { type OpenLineageDataset, type PedigreeFacet, type Role } from './schema';

/** How an output came from an input. */
export interface Derivation {
  type: EdgeType;
  properties: { [K in keyof EdgeProperties]?: EdgeProperties[K] | undefined };
}

/**
 * What a complete run says about one output and one input. Without roles every model input of a
 * model is a base and every model input of a dataset a generator: too much ancestry rather than too
 * little.
 *
 * @param kind what the run's facet calls it, e.g. `quantize`; gives defaults only
 */
export function derivationOf(
  output: OpenLineageDataset,
  input: OpenLineageDataset,
  kind: string | undefined,
): Derivation {
  const said = { ...DEFAULTS.get(kind ?? ''), ...pedigreeOf(input) };
  if (kindOf(output) === 'model')
    return kindOf(input) === 'model' ? modelFromModel(said) : modelFromDataset(said);
  return kindOf(input) === 'model' ? datasetFromModel(said) : datasetFromDataset(said);
}

const modelFromModel = ({
  role,
  method = 'finetune',
  channel,
  share,
}: PedigreeFacet): Derivation =>
  role === undefined || role === 'base' || role === 'parent'
    ? { type: 'INITIALIZED_FROM', properties: { method } }
    : { type: 'TAUGHT_BY', properties: { channel: channel ?? channelOf(role), share } };

const modelFromDataset = ({ stage = 'sft', share }: PedigreeFacet): Derivation => ({
  type: 'TRAINED_ON',
  properties: { stage, share },
});

const datasetFromModel = ({ role, channel, share }: PedigreeFacet): Derivation => ({
  type: 'GENERATED_BY',
  properties: { channel: channel ?? channelOf(role), share },
});

const datasetFromDataset = ({ operation = 'mix', share }: PedigreeFacet): Derivation => ({
  type: 'DERIVED_FROM',
  properties: { operation, share },
});

const channelOf = (role: Role | undefined): string => (role === 'judge' ? 'labels' : 'completions');

/** What a run's kind stands for where its inputs say nothing. Other kinds change nothing. */
const DEFAULTS: ReadonlyMap<string, PedigreeFacet> = new Map<string, PedigreeFacet>([
  ...initializationMethod.options.map((method) => [method, { method }] as const),
  ...operation.options.map((name) => [name, { operation: name }] as const),
  ['training', { method: 'continued-pretraining', stage: 'pretrain' }],
  ['rl', { method: 'rl', stage: 'rl' }],
  ['preference', { stage: 'preference' }],
  ['distillation', { stage: 'distill' }],
  ['paraphrase', { operation: 'paraphrase', channel: 'paraphrase' }],
  ['relabel', { operation: 'relabel', channel: 'labels' }],
]);
