import { GEMMA_2_9B_IT, GPT_4O, LLAMA_31_8B, MISTRAL_7B_INSTRUCT_V02 } from './bases';
import { by, collected, generated, judgedBy, mixed, unpromptedBy } from './datasets';
import { hub, read, recalled } from './drafts';
import { same } from './expectations';
import { finetuned, preference, sft, start } from './models';
import { type Lineage } from './types';
import { MPT_30B_CHAT, TULU_2 } from './ultrafeedback';

const SFT_DATA = hub('allenai/tulu-3-sft-mixture');
const SFT_MODEL = hub('allenai/Llama-3.1-Tulu-3-8B-SFT');
const PAIRS = hub('allenai/llama-3.1-tulu-3-8b-preference-mixture');
const DPO_MODEL = hub('allenai/Llama-3.1-Tulu-3-8B-DPO');

/** Pairs per part; their sum, 271,409, is the row count on the card of the mixture. */
const OFF_POLICY = [hub('allenai/tulu-3-sft-reused-off-policy'), 96_911] as const;
const PERSONAS = [hub('allenai/tulu-3-sft-personas-instruction-following'), 19_890] as const;
const ON_POLICY = [
  [hub('allenai/tulu-3-IF-augmented-on-policy-8b'), 65_530],
  [hub('allenai/tulu-3-ultrafeedback-cleaned-on-policy-8b'), 41_635],
  [hub('allenai/tulu-3-sft-reused-on-policy-8b'), 19_444],
  [hub('allenai/tulu-3-wildchat-reused-on-policy-8b'), 17_207],
  [hub('allenai/tulu-3-wildchat-if-on-policy-8b'), 10_792],
] as const;
const PARTS = [OFF_POLICY, PERSONAS, ...ON_POLICY];

const OTHERS = [
  hub('mistralai/Mistral-Nemo-Instruct-2407'),
  hub('allenai/tulu-2-13b'),
  hub('01-ai/Yi-34B-Chat'),
  hub('01-ai/Yi-6B-Chat'),
  hub('mosaicml/mpt-7b-8k-chat'),
  hub('google/gemma-2-27b-it'),
];
const POOL = [MISTRAL_7B_INSTRUCT_V02, GEMMA_2_9B_IT, TULU_2, MPT_30B_CHAT, ...OTHERS];
const LISTED = { note: 'The card lists more generators than are recorded here.' };

/** 7: the student's own start state wrote parts of the mixture, many others the rest. */
export const tulu3: Lineage = {
  number: 7,
  title: 'Tulu 3 DPO: own answers among those of many others',
  group: 'same initialization',
  why: 'Parts with a known share hold answers of the very model that is trained on them.',
  events: [
    ...recalled(
      OTHERS.map((id) => start('unknown', id)),
      collected(SFT_DATA, { origin: 'mixed' }),
      finetuned(SFT_MODEL, LLAMA_31_8B, [sft(SFT_DATA)]),
      generated(PERSONAS[0], [by(GPT_4O)]),
      ON_POLICY.flatMap(([part]) => generated(part, [unpromptedBy(SFT_MODEL)], LISTED)),
      mixed(PAIRS, PARTS, [judgedBy(GPT_4O)]),
    ),
    ...read(
      generated(
        OFF_POLICY[0],
        POOL.map((model) => by(model)),
        LISTED,
      ),
      finetuned(DPO_MODEL, SFT_MODEL, [preference(PAIRS)]),
    ),
  ],
  expected: [same(DPO_MODEL, 'self-distillation')],
};
