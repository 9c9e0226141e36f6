import {
  DEEPSEEK_R1,
  LLAMA_31_70B,
  LLAMA_31_8B,
  LLAMA_33_70B_INSTRUCT,
  QWEN_32B_INSTRUCT,
} from './bases';
import { by, collected, generated } from './datasets';
import { generic, hub, read, recalled } from './drafts';
import { partial } from './expectations';
import { finetuned, pretrained, pretraining, sft, start, transformed } from './models';
import { type Draft, type Lineage } from './types';

const group = 'partial';

const META_WEB = generic('meta/llama-3.2-pretraining-data');
const NVIDIA_WEB = generic('nvidia/nemotron-4-continued-pretraining-data');
const MINITRON = hub('nvidia/Llama-3.1-Minitron-4B-Width-Base');
const NEMOTRON_DATA = hub('nvidia/Llama-Nemotron-Post-Training-Dataset');
const NEMOTRON = hub('nvidia/Llama-3_3-Nemotron-Super-49B-v1');
const NEMOTRON_SEARCHED = generic('nvidia/llama-3_3-nemotron-super-49b-searched');
const LLAMA_32 = ['1B', '3B'].map((size) => hub(`meta-llama/Llama-3.2-${size}`));

const OTHER_GENERATORS = ['nvidia/Llama-3.1-Nemotron-70B-Instruct-HF']
  .concat('mistralai/Mixtral-8x22B-Instruct-v0.1', 'Qwen/Qwen2.5-Math-7B-Instruct')
  .concat('Qwen/Qwen2.5-Coder-32B-Instruct', 'Qwen/Qwen2.5-72B-Instruct')
  .map(hub);
const GENERATORS = [LLAMA_33_70B_INSTRUCT, DEEPSEEK_R1, QWEN_32B_INSTRUCT, ...OTHER_GENERATORS];

/** The checkpoint between pruning and distillation; it was not published, so its id is ours. */
const pruned = (model: string): string => `${model.replace('huggingface', 'generic')}-pruned`;

const prunedAndDistilled = (model: string, corpus: string, teachers: string[]): Draft[] => [
  transformed(pruned(model), 'prune', LLAMA_31_8B),
  pretrained(model, pruned(model), [pretraining(corpus)], teachers),
];

/** 12 to 14: the student kept a part of the weights that its generator also started from. */
export const partialInitialization: Lineage[] = [
  {
    number: 12,
    title: 'Llama 3.2: pruned, then taught by logits',
    group,
    why: 'Both sizes keep part of Llama-3.1-8B, which also gave them its logits.',
    events: read(
      collected(META_WEB, { origin: 'unknown', source: 'third-party' }),
      LLAMA_32.flatMap((model) => prunedAndDistilled(model, META_WEB, [LLAMA_31_8B, LLAMA_31_70B])),
    ),
    expected: LLAMA_32.map(partial),
  },
  {
    number: 13,
    title: 'Minitron: half the weights, taught by the whole',
    group,
    why: 'The student is cut out of its teacher, Llama-3.1-8B.',
    events: recalled(
      collected(NVIDIA_WEB, { origin: 'unknown', source: 'third-party' }),
      prunedAndDistilled(MINITRON, NVIDIA_WEB, [LLAMA_31_8B]),
    ),
    expected: [partial(MINITRON)],
  },
  {
    number: 14,
    title: 'Nemotron Super: found by search, taught by the original',
    group,
    why: 'Llama-3.3-70B-Instruct is a generator of the data, and the student is a rebuilt part of it.',
    events: [
      ...recalled(OTHER_GENERATORS.map((id) => start('unknown', id))),
      ...read(
        generated(
          NEMOTRON_DATA,
          GENERATORS.map((model) => by(model)),
        ),
        transformed(NEMOTRON_SEARCHED, 'architecture-search', LLAMA_33_70B_INSTRUCT),
        finetuned(NEMOTRON, NEMOTRON_SEARCHED, [sft(NEMOTRON_DATA)]),
      ),
    ],
    expected: [partial(NEMOTRON)],
  },
];
