import {
  ALPACA_7B,
  GPT_35,
  GPT_4,
  LLAMA_2_13B_CHAT,
  LLAMA_2_7B,
  LLAMA_2_7B_CHAT,
  LLAMA_7B,
} from './bases';
import { by, collected, generated, judgedBy } from './datasets';
import { generic, hub, recalled } from './drafts';
import { same } from './expectations';
import { finetuned, preference, sft, start } from './models';
import { type Lineage } from './types';

export const MPT_30B_CHAT = hub('mosaicml/mpt-30b-chat');
export const TULU_2 = hub('allenai/tulu-2-7b');
const TULU_2_DATA = hub('allenai/tulu-v2-sft-mixture');
const TULU_2_DPO = hub('allenai/tulu-2-dpo-7b');
const ULTRAFEEDBACK = hub('openbmb/UltraFeedback');
const WIZARD_7B = hub('WizardLM/WizardLM-7B-V1.0');

/** The part of the pool whose start is not recorded here. */
const OTHERS = [
  generic('google/bard'),
  hub('meta-llama/Llama-2-70b-chat-hf'),
  hub('openbmb/UltraLM-13b'),
  hub('openbmb/UltraLM-65b'),
  hub('WizardLM/WizardLM-13B-V1.2'),
  hub('WizardLM/WizardLM-70B-V1.0'),
  hub('lmsys/vicuna-33b-v1.3'),
  hub('tiiuae/falcon-40b-instruct'),
  hub('HuggingFaceH4/starchat-beta'),
  hub('OpenAssistant/pythia-12b-sft'),
  MPT_30B_CHAT,
];
const KNOWN = [GPT_4, GPT_35, LLAMA_2_7B_CHAT, LLAMA_2_13B_CHAT, ALPACA_7B, WIZARD_7B];
/** The 17 models that the paper lists. How much each wrote of the part in use is not known. */
export const POOL = [...KNOWN, ...OTHERS];

const NO_DATA = { note: 'Corpora left out here.' };

/** 8: a chat model of the student's own base is one of seventeen generators. */
export const ultraFeedback: Lineage = {
  number: 8,
  title: 'UltraFeedback: one of 17 generators is of the same base',
  group: 'same initialization',
  why: 'LLaMA-2-7B-chat and Tulu 2 7B both start from Llama-2-7b; its share is unknown, so it counts in full.',
  events: recalled(
    OTHERS.map((id) => start('unknown', id)),
    finetuned(WIZARD_7B, LLAMA_7B, [], NO_DATA),
    collected(TULU_2_DATA, { origin: 'mixed' }),
    finetuned(TULU_2, LLAMA_2_7B, [sft(TULU_2_DATA)]),
    generated(ULTRAFEEDBACK, [...POOL.map((model) => by(model)), judgedBy(GPT_4)]),
    finetuned(TULU_2_DPO, TULU_2, [preference(ULTRAFEEDBACK)]),
  ),
  expected: [same(TULU_2_DPO, 'same-base-transmission')],
};
