import { GPT_35, GPT_4, LLAMA_2_13B_CHAT, MISTRAL_7B, OPENHERMES, ULTRACHAT } from './bases';
import { by, generated } from './datasets';
import { hub, read, recalled } from './drafts';
import { crossBase, same } from './expectations';
import { finetuned, preference, sft, transformed } from './models';
import { SKY_T1 } from './same-initialization';
import { type Lineage } from './types';

const group = 'weights only';

const SLIM_ORCA = hub('Open-Orca/SlimOrca');
const META_MATH = hub('meta-math/MetaMathQA');
const ORCA_PAIRS = hub('Intel/orca_dpo_pairs');
const NEURAL_CHAT_31 = hub('Intel/neural-chat-7b-v3-1');
const NEURAL_CHAT_33 = hub('Intel/neural-chat-7b-v3-3');
const SLERP = hub('Weyaxi/OpenHermes-2.5-neural-chat-v3-3-Slerp');
const SKY_T1_GGUF = hub('mradermacher/Sky-T1-32B-Preview-GGUF');
const ZEPHYR_QLORA = hub('alignment-handbook/zephyr-7b-sft-qlora');

/** 9 to 11: a merge, a quantization, an adapter; each inherits its worst ancestor. */
export const weightsOnly: Lineage[] = [
  {
    number: 9,
    title: 'A merge of two fine-tunes with one root',
    group,
    why: 'Both parents start from Mistral-7B-v0.1 and learned from models of other bases.',
    events: recalled(
      generated(SLIM_ORCA, [by(GPT_4)]),
      generated(META_MATH, [by(GPT_35)]),
      generated(ORCA_PAIRS, [by(GPT_4), by(GPT_35), by(LLAMA_2_13B_CHAT)]),
      finetuned(NEURAL_CHAT_31, MISTRAL_7B, [sft(SLIM_ORCA), preference(ORCA_PAIRS)]),
      finetuned(NEURAL_CHAT_33, NEURAL_CHAT_31, [sft(META_MATH), preference(ORCA_PAIRS)]),
      transformed(SLERP, 'merge', OPENHERMES, NEURAL_CHAT_33),
    ),
    expected: [crossBase(SLERP)],
  },
  {
    number: 10,
    title: 'Sky-T1, quantized',
    group,
    why: 'Quantizing keeps what lineage 3 brought in: the path runs on through the weights.',
    events: read(transformed(SKY_T1_GGUF, 'quantize', SKY_T1)),
    expected: [same(SKY_T1_GGUF, 'same-base-transmission')],
  },
  {
    number: 11,
    title: 'Zephyr SFT as an adapter',
    group,
    why: 'An adapter keeps the start of its base; its data came from a model of another base.',
    events: read(finetuned(ZEPHYR_QLORA, MISTRAL_7B, [sft(ULTRACHAT)], { method: 'adapter' })),
    expected: [crossBase(ZEPHYR_QLORA)],
  },
];
