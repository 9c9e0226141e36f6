import { declared, generic, hub, read, recalled } from './drafts';
import { independent } from './evidence';
import { finetuned, start } from './models';

export const LLAMA_7B = generic('meta/llama-7b');
export const LLAMA_2_7B = hub('meta-llama/Llama-2-7b-hf');
export const LLAMA_2_7B_CHAT = hub('meta-llama/Llama-2-7b-chat-hf');
const LLAMA_2_13B = hub('meta-llama/Llama-2-13b-hf');
export const LLAMA_2_13B_CHAT = hub('meta-llama/Llama-2-13b-chat-hf');
export const LLAMA_3_8B = hub('meta-llama/Meta-Llama-3-8B');
export const LLAMA_3_8B_INSTRUCT = hub('meta-llama/Meta-Llama-3-8B-Instruct');
const LLAMA_3_70B = hub('meta-llama/Meta-Llama-3-70B');
export const LLAMA_3_70B_INSTRUCT = hub('meta-llama/Meta-Llama-3-70B-Instruct');
export const LLAMA_31_8B = hub('meta-llama/Llama-3.1-8B');
export const LLAMA_31_70B = hub('meta-llama/Llama-3.1-70B');
export const LLAMA_33_70B_INSTRUCT = hub('meta-llama/Llama-3.3-70B-Instruct');
export const MISTRAL_7B = hub('mistralai/Mistral-7B-v0.1');
const MISTRAL_7B_V02 = hub('mistral-community/Mistral-7B-v0.2');
export const MISTRAL_7B_INSTRUCT_V02 = hub('mistralai/Mistral-7B-Instruct-v0.2');
const MIXTRAL = hub('mistralai/Mixtral-8x7B-v0.1');
export const MIXTRAL_INSTRUCT = hub('mistralai/Mixtral-8x7B-Instruct-v0.1');
const GEMMA_2_9B = hub('google/gemma-2-9b');
export const GEMMA_2_9B_IT = hub('google/gemma-2-9b-it');
export const QWEN_7B = hub('Qwen/Qwen2.5-7B');
export const QWEN_7B_INSTRUCT = hub('Qwen/Qwen2.5-7B-Instruct');
export const QWEN_MATH_7B = hub('Qwen/Qwen2.5-Math-7B');
const QWEN_32B = hub('Qwen/Qwen2.5-32B');
export const QWEN_32B_INSTRUCT = hub('Qwen/Qwen2.5-32B-Instruct');
export const QWQ_32B = hub('Qwen/QwQ-32B-Preview');
const DEEPSEEK_V3 = hub('deepseek-ai/DeepSeek-V3-Base');
export const DEEPSEEK_R1 = hub('deepseek-ai/DeepSeek-R1');
export const GPT_4 = generic('openai/gpt-4');
export const GPT_4O = generic('openai/gpt-4o');
export const GPT_4O_MINI = generic('openai/gpt-4o-mini');
export const GPT_35 = generic('openai/gpt-3.5-turbo');
export const DAVINCI_3 = generic('openai/text-davinci-003');
export const GEMINI = generic('google/gemini-flash-thinking');
/** Made by lineage 23, used by others. */
export const ULTRACHAT = hub('HuggingFaceH4/ultrachat_200k');
export const ZEPHYR_SFT = hub('alignment-handbook/zephyr-7b-sft-full');
/** Made by lineage 25, used by others. */
export const OPENHERMES = hub('teknium/OpenHermes-2.5-Mistral-7B');
/** Made by lineage 17, used by others. */
export const ALPACA_7B = generic('stanford/alpaca-7b');
/** Made by lineage 24; named in a claim. */
export const COSMO_1B = hub('HuggingFaceTB/cosmo-1b');

const UNPUBLISHED = { note: 'How the weights were initialized is not published.' };
const SIZES = {
  note: 'Not published how this size relates to the others of its family; a shared name says nothing.',
};
const NO_DATA = { note: 'The training data is not published, so no corpus is recorded.' };

/** Described by their makers as trained from scratch. */
const fromScratch = [
  LLAMA_7B,
  LLAMA_2_7B,
  LLAMA_2_13B,
  LLAMA_31_8B,
  LLAMA_31_70B,
  MISTRAL_7B,
  DEEPSEEK_V3,
].map((id) => start('random', id));

const severalSizes = [LLAMA_3_8B, LLAMA_3_70B, QWEN_7B, QWEN_32B, GEMMA_2_9B].map((id) =>
  start('unknown', id, SIZES),
);
const unpublished = [
  MISTRAL_7B_V02,
  MIXTRAL,
  GPT_4,
  GPT_4O,
  GPT_4O_MINI,
  GPT_35,
  DAVINCI_3,
  GEMINI,
].map((id) => start('unknown', id, UNPUBLISHED));

const tuned = [
  [LLAMA_2_7B_CHAT, LLAMA_2_7B],
  [LLAMA_2_13B_CHAT, LLAMA_2_13B],
  [LLAMA_3_8B_INSTRUCT, LLAMA_3_8B],
  [LLAMA_3_70B_INSTRUCT, LLAMA_3_70B],
  [LLAMA_33_70B_INSTRUCT, LLAMA_31_70B],
  [MISTRAL_7B_INSTRUCT_V02, MISTRAL_7B_V02],
  [MIXTRAL_INSTRUCT, MIXTRAL],
  [GEMMA_2_9B_IT, GEMMA_2_9B],
  [QWEN_7B_INSTRUCT, QWEN_7B],
  [QWEN_32B_INSTRUCT, QWEN_32B],
  [QWEN_MATH_7B, QWEN_7B],
] as const;

const CLOSED = 'The weights of the one were never published, and the other was trained elsewhere.';
const SCRATCH =
  'One of the two is described as trained from scratch, and not a start of the other.';

/** Without a claim, nothing is known of such a pair, and the gate says so. */
const claims = [
  [GPT_4, MISTRAL_7B, CLOSED],
  [GPT_35, MISTRAL_7B, CLOSED],
  [DAVINCI_3, LLAMA_7B, CLOSED],
  [GPT_4O_MINI, QWEN_7B, CLOSED],
  [GPT_4O_MINI, QWEN_32B, CLOSED],
  [GEMINI, QWEN_32B, CLOSED],
  [DEEPSEEK_V3, QWEN_7B, SCRATCH],
  [DEEPSEEK_V3, QWEN_32B, SCRATCH],
  [MIXTRAL, COSMO_1B, SCRATCH],
] as const;

/** The models in which the lineages begin, and what is claimed of their relations. */
export const bases = [
  ...recalled(fromScratch, severalSizes, unpublished),
  ...recalled(tuned.map(([model, base]) => finetuned(model, base, [], NO_DATA))),
  ...read(
    finetuned(QWQ_32B, QWEN_32B_INSTRUCT, [], NO_DATA),
    finetuned(DEEPSEEK_R1, DEEPSEEK_V3, [], { method: 'rl', ...NO_DATA }),
  ),
  ...declared(claims.map(([one, other, note]) => independent(one, other, note))),
];
